using Sluice.Core.Linting;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>
/// Comments that suppress findings: what they speak for. Which are taken, and which are found themselves, is in the cases of <c>lint</c>.
/// </summary>
public class SuppressionTests
{
    [Fact]
    public void It_speaks_for_a_rule_or_for_a_clause()
    {
        const string Rule =
            "rule r {\n  deny contact\n  // lint: allow constant_condition because we wait for a new frequency\n  when frequency >= once\n  unless retention >= 0 days\n}";

        Assert.Equal(["unless"], Lint.Run(Lint.Names + Rule, "constant-condition").Select(static f => Clause(f)));
        Assert.Empty(
            Lint.Run(
                Lint.Names
                    + "// lint: allow constant_condition because both are for later\n"
                    + Rule.Replace("// lint", "// was", StringComparison.Ordinal),
                "constant-condition"
            )
        );
    }

    [Fact]
    public void A_warning_of_the_compiler_can_be_suppressed_too()
    {
        const string Partner =
            "category a\npurpose x\npartner p // lint: allow partner_without_country because it is everywhere\nrule r { deny any to p }";
        var compiled = Lint.Compile(Partner);

        Assert.Equal(["SLU2502"], compiled.Diagnostics.Select(static d => d.Id));
        Assert.Empty(Linter.Unsuppressed(compiled));
        Assert.DoesNotContain(Linter.Run(compiled, new LintOptions { WithCompilerWarnings = true }), static f =>
            f.Diagnostic.Id is "SLU2502" or "SLU6023"
        );
    }

    [Fact]
    public void A_rule_that_was_not_run_makes_no_suppression_unused() =>
        Assert.Empty(Lint.Run("// lint: allow missing_cite because it is our own\nrule r { deny any }", LintOptions.Default));

    private static string Clause(LintFinding finding) =>
        finding.Diagnostic.Location!.Source.Content.Substring(finding.Diagnostic.Location.Span.Start, 6);
}
