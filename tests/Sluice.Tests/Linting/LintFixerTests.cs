using System.Collections.Concurrent;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Linting;
using Sluice.Core.Manifests;
using Sluice.Reference.Generation;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>Fixes: what they make of a text, and that they change no verdict.</summary>
public class LintFixerTests
{
    private static readonly LintOptions All = new() { WithCompilerWarnings = true };

    [Theory]
    [InlineData("deny contact except contact.phone, support_data", "deny contact except contact.phone")]
    [InlineData("deny contact except support_data, contact.phone", "deny contact except contact.phone")]
    [InlineData("deny contact except support_data", "deny contact")]
    [InlineData("deny contact except contact.phone, contact.phone", "deny contact except contact.phone")]
    [InlineData("deny contact to partners in IE except archive", "deny contact to partners in IE")]
    [InlineData(
        "deny contact to helpdesk except archive for support except support.mail",
        "deny contact to helpdesk for support except support.mail"
    )]
    [InlineData("deny contact but not { of support_data }", "deny contact")]
    [InlineData("deny contact except contact.phone  // lint: allow never_applies because nothing\n", "deny contact except contact.phone")]
    public void A_safe_fix_is_made(string written, string fixedTo)
    {
        const string Names =
            "category contact { phone email } category support_data purpose support { call mail } partner helpdesk { in IE } partner archive { in FR }\n";
        var result = LintFixer.Fix(new MemoryPolicyFiles(Names + $"rule r {{ {written} }}\n"), All);

        var text = Assert.Single(result.Changed).Value;
        Assert.Equal(Names + $"rule r {{ {fixedTo} }}\n", text.Replace("\n }", " }", StringComparison.Ordinal));
        Assert.Empty(LintFixer.Fix(new MemoryPolicyFiles(text), All).Changed);
    }

    [Fact]
    public void What_needs_a_person_is_left_alone()
    {
        const string Text =
            Lint.Names
            + """
                rule one { allow contact to helpdesk for support }
                rule two { allow contact.phone to helpdesk for support when urgent }
                rule three { deny contact to archive except helpdesk /* not there */ }

                """;
        var findings = Lint.Run(Text, "redundant-allow", "except-takes-nothing");

        Assert.Equal(["SLU6003", "SLU6004"], findings.Select(static f => f.Diagnostic.Id));
        Assert.All(findings.Take(1), static f => Assert.False(f.Fix!.IsSafe));
        Assert.DoesNotContain(
            "rule two",
            Text.Remove(findings[0].Fix!.Edits[0].Location.Span.Start, findings[0].Fix!.Edits[0].Location.Span.Length),
            StringComparison.Ordinal
        );
        Assert.Contains("rule two", LintFixer.Fix(new MemoryPolicyFiles(Text), All).Changed["example.sluice"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_from_outside_the_folder_is_not_changed()
    {
        var files = new MemoryPolicyFiles(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["policy.sluice"] = "use \"../common/rules.sluice\"\ncategory a\ncategory b\n",
                ["../common/rules.sluice"] = "rule r { deny a except b }\n",
            }
        );

        Assert.Contains(Linter.Run(Lint.Compile(files), All), static f => f.Diagnostic.Id == "SLU6004");
        Assert.Empty(LintFixer.Fix(files, All).Changed);
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void Fixed_policies_decide_as_before_and_have_nothing_left_to_fix()
    {
        var counts = new ConcurrentBag<int>();
        Parallel.For(20_000, 20_400, seed =>
        {
            var builder = new PolicyBuilder(new Dice(seed));
            var policy = builder.Build();
            var files = PolicyPrinter.Print(policy);
            var before = Lint.Compile(new MemoryPolicyFiles(files));
            var result = LintFixer.Fix(new MemoryPolicyFiles(files), All);
            counts.Add(result.Count);
            if (result.Count == 0)
            {
                return;
            }

            var changed = files.ToDictionary(
                static f => f.Key,
                f => result.Changed.GetValueOrDefault(f.Key, f.Value),
                StringComparer.Ordinal
            );
            Assert.Equal(0, LintFixer.Fix(new MemoryPolicyFiles(changed), All).Count);
            Assert.Equal(before.Program!.Rules.Select(static r => r.Name), result.Compiled.Program!.Rules.Select(static r => r.Name));
            for (var i = 0; i < 15; i++)
            {
                var manifest = ManifestPrinter.Yaml(new ManifestBuilder(new Dice((seed * 1000) + i), policy, builder.Focus).Build());
                Assert.Equal(Verdicts(before, manifest), Verdicts(result.Compiled, manifest));
            }
        });

        Assert.True(counts.Count(static c => c > 0) > 30, $"only {counts.Count(static c => c > 0)} policies had anything to fix");
    }

    private static IEnumerable<string> Verdicts(Compilation policies, string manifest)
    {
        var read = ManifestReader.Read(new SourceText("m.yaml", manifest), policies.Vocabulary);
        return read
            .Transfers.SelectMany(t => new PolicyEngine(policies.Program!).Decide(t).Flows)
            .Select(static f =>
                $"{f.Flow.Category.Value.Name} {f.Verdict} {string.Join(' ', f.Grounds.Select(static g => g.Rule?.Name))} {f.Residual?.Text}"
            )
            .ToList();
    }
}
