using System.Text.RegularExpressions;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>What every lint rule must be.</summary>
public partial class LintRuleTests
{
    public static TheoryData<string> Names => new(LintRules.All.Select(static r => r.Name));

    [Fact]
    public void Every_file_with_a_rule_is_in_the_list()
    {
        var listed = LintRules.All.Select(static r => r.GetType().Name + ".cs").Order(StringComparer.Ordinal);

        Assert.Equal(Repository.Files("src/Sluice.Core/Linting/Rules").Select(Path.GetFileName).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Identifiers_and_names_are_unique_and_in_order()
    {
        var ids = LintRules.All.Select(static r => r.Id).ToList();
        var slugs = LintRules.All.Select(static r => r.Name).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), ids);
        Assert.Equal(slugs.Count, slugs.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, static id => Assert.StartsWith("SLU6", id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_is_complete(string name)
    {
        var entry = Rule(name).Descriptor;

        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", entry.Slug);
        Assert.DoesNotMatch(SeveralSentences(), entry.Message);
        Assert.False(entry.Message.EndsWith('.'), "a message ends without a full stop");
        Assert.True(
            entry.Explanation.Length > 60 && entry.Explanation.TrimEnd(')').EndsWith('.'),
            "an explanation is whole sentences: " + entry.Explanation
        );
        Assert.NotEqual(entry.BadExample, entry.GoodExample);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_examples_show_it(string name)
    {
        var options = new LintOptions { Only = [name, .. Others(name)], AsOf = new DateOnly(2026, 1, 15) };

        Assert.Contains(Lint.Run(Rule(name).Descriptor.BadExample, options), f => f.Diagnostic.Id == Rule(name).Id);
        Assert.DoesNotContain(Lint.Run(Rule(name).Descriptor.GoodExample, options), f => f.Diagnostic.Id == Rule(name).Id);
    }

    // Whether a suppression is used shows only where the rule it names is run.
    private static IEnumerable<string> Others(string name) => Rule(name).RunsLast ? ["unused-category", "missing-cite"] : [];

    private static LintRule Rule(string name) => LintRules.All.Single(r => r.Name == name);

    [GeneratedRegex(@"[.!?]\s")]
    private static partial Regex SeveralSentences();
}
