using System.Text.RegularExpressions;
using Sluice.Core.Model;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>What a condition means is said in few places, and the page that lists them is right.</summary>
public partial class ConditionPlacesTests
{
    [Fact]
    public void The_files_that_walk_or_evaluate_conditions_are_those_of_the_page()
    {
        var page = Repository.Read("src/README.md");
        var from = page.IndexOf("## Where conditions are read", StringComparison.Ordinal);
        var listed = Place()
            .Matches(page[from..page.IndexOf("\n## ", from + 1, StringComparison.Ordinal)])
            .Select(static m => "src/" + m.Groups[1].Value);
        var found = Repository
            .Files("src")
            .Where(static f => f.EndsWith(".cs", StringComparison.Ordinal) && Joins().IsMatch(Repository.Read(f)))
            .ToList();
        Assert.Equal(listed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    // The evaluator is a switch and no visitor, for it is generic over structs: the compiler names no kind that it forgot.
    [Fact]
    public void The_evaluator_has_every_kind()
    {
        var evaluator = Repository.Read("src/Sluice.Core/Evaluation/ConditionEvaluator.cs");
        Assert.All(typeof(Condition).GetNestedTypes().Where(static t => t.IsSubclassOf(typeof(Condition))), kind =>
            Assert.Matches($@"\bCondition\.{kind.Name}\b", evaluator)
        );
    }

    [GeneratedRegex(@"^\| \[\w+\]\((Sluice\.[\w./]+\.cs)\) \|", RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex(@"\bCondition\.(And|Or|Not)\b|\bConditionVisitor<")]
    private static partial Regex Joins();
}
