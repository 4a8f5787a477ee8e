using Sluice.Core.Linting;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>Comments that suppress findings.</summary>
public class SuppressionTests
{
    private const string Reason = "because the next release needs it";

    [Theory]
    [InlineData("// lint: allow unused_category " + Reason + "\ncategory spare")]
    [InlineData("// lint: allow unused-category " + Reason + "\ncategory spare")]
    [InlineData("// lint: allow SLU6010 " + Reason + "\ncategory spare")]
    [InlineData("category spare // lint: allow unused_category " + Reason)]
    [InlineData("category spare /* lint: allow unused_category " + Reason + " */")]
    [InlineData("/* lint: allow unused_category,\n   missing_cite\n   " + Reason + " */ category spare")]
    [InlineData("// the one below is new\n// lint: allow unused_category " + Reason + "\n// really\ncategory spare { a b }")]
    public void A_reason_suppresses(string text) =>
        Assert.DoesNotContain(Findings(text), static f => f.StartsWith("SLU6010", StringComparison.Ordinal));

    [Theory]
    [InlineData("// lint: allow unused_category\ncategory spare", "the reason is missing")]
    [InlineData("// lint: allow unused_category because\ncategory spare", "the reason is missing")]
    [InlineData("// lint: unused_category " + Reason + "\ncategory spare", "the word `allow` is missing")]
    [InlineData("// lint: allow " + Reason + "\ncategory spare", "the name of a rule is missing")]
    [InlineData("// lint: allow unused_categry " + Reason + "\ncategory spare", "there is no finding `unused_categry`")]
    public void One_that_is_broken_suppresses_nothing_and_is_found(string text, string problem) =>
        Assert.Equal(
            [$"SLU6010 2: no rule, consent, agreement or test speaks of category `spare`", $"SLU6024 1: this comment suppresses nothing: {problem}"],
            Findings(text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("// lint: allow unused_category " + Reason + "\nrule r { deny any }", 1)]
    [InlineData("category spare\n// lint: allow unused_category " + Reason, 2)]
    [InlineData("rule r { deny any } // lint: allow unused_category " + Reason, 1)]
    public void One_that_suppresses_nothing_is_found(string text, int line) =>
        Assert.Contains($"SLU6023 {line}: nothing here has to be suppressed: no finding `unused_category`", Findings(text));

    [Fact]
    public void It_speaks_for_a_rule_or_for_a_clause()
    {
        const string Rule = "rule r {\n  deny contact\n  // lint: allow constant_condition because we wait for a new frequency\n  when frequency >= once\n  unless retention >= 0 days\n}";

        Assert.Equal(["unless"], Lint.Run(Lint.Names + Rule, "constant-condition").Select(static f => Clause(f)));
        Assert.Empty(Lint.Run(Lint.Names + "// lint: allow constant_condition because both are for later\n" + Rule.Replace("// lint", "// was", StringComparison.Ordinal), "constant-condition"));
    }

    [Fact]
    public void A_warning_of_the_compiler_can_be_suppressed_too()
    {
        const string Partner = "category a\npurpose x\npartner p // lint: allow partner_without_country because it is everywhere\nrule r { deny any to p }";
        var compiled = Lint.Compile(Partner);

        Assert.Equal(["SLU2502"], compiled.Diagnostics.Select(static d => d.Id));
        Assert.Empty(Linter.Unsuppressed(compiled));
        Assert.DoesNotContain(Linter.Run(compiled, new LintOptions { WithCompilerWarnings = true }), static f => f.Diagnostic.Id is "SLU2502" or "SLU6023");
    }

    [Fact]
    public void A_rule_that_was_not_run_makes_no_suppression_unused() =>
        Assert.Empty(Lint.Run("// lint: allow missing_cite because it is our own\nrule r { deny any }", LintOptions.Default));

    private static string Clause(LintFinding finding) => finding.Diagnostic.Location!.Source.Content.Substring(finding.Diagnostic.Location.Span.Start, 6);

    private static List<string> Findings(string text) => [.. Lint.Run(text, LintOptions.Default).Select(static f => $"{f.Diagnostic.Id} {f.Diagnostic.Location!.Start.Line}: {f.Diagnostic.Message}")];
}
