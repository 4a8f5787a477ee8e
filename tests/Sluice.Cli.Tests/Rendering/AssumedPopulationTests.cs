using System.Text.Json;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>
/// A verdict that depends on everybody being in the population of the manifest says so, in every form; any other does not.
/// </summary>
public sealed class AssumedPopulationTests : IDisposable
{
    private readonly TemporaryFolder bench = new TemporaryFolder().Write(
        "set/policy.sluice",
        """
        category data
        purpose work
        partner desk { in IE }
        subject attribute age : integer
        population users
        population users.minors = age < 14
        population users.minors.none = age > 20
        rule young { allow data to desk for work when age < 16 }

        """
    );

    [Theory]
    [InlineData("users.minors", "allow", "users.minors")]
    [InlineData("users.minors.none", "deny", "users.minors.none")]
    [InlineData("users", "restrict", null)]
    public void Json_names_it_where_the_verdict_hangs_on_it(string population, string verdict, string? assumed)
    {
        var flow = JsonDocument.Parse(Check(population, "json")).RootElement.GetProperty("verdicts")[0].GetProperty("flows")[0];
        Assert.Equal(verdict, flow.GetProperty("verdict").GetString());
        Assert.Equal(assumed is not null, flow.TryGetProperty("assumed", out var named));
        Assert.True(assumed is null || named.EnumerateArray().Single().GetString() == assumed);
    }

    [Theory]
    [InlineData("users.minors", "text", "\nTaken for granted: everybody is in the population\n  users.minors\n    people: value → desk\n")]
    [InlineData(
        "users.minors.none",
        "text",
        "\nTaken for granted: everybody is in the population\n  users.minors.none: nobody can be in it\n    people: value → desk\n"
    )]
    [InlineData("users.minors", "markdown", "\n**Taken for granted: everybody is in the population**\n\n- `users.minors`")]
    public void People_are_told(string population, string format, string expected)
    {
        Assert.Contains(expected, Check(population, format), StringComparison.Ordinal);
        Assert.DoesNotContain("Taken for granted", Check("users", format), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users.minors", "and everybody is in `users.minors`, that is: age < 14.", "Everybody in it is in `users.minors`")]
    [InlineData(
        "users.minors.none",
        "nobody can be in `users.minors.none`, which it is about.",
        "`population users.minors.none` does not hold."
    )]
    public void A_story_tells_what_follows_from_it(string population, params string[] expected)
    {
        Manifest(population);
        var story = Words(bench.Run("why", "transfers/t.yaml", "value", "--policies", "set").Output);
        Assert.All(expected, e => Assert.Contains(e, story, StringComparison.Ordinal));
    }

    public void Dispose() => bench.Dispose();

    private static string Words(string page) => string.Join(' ', page.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Text(string population) =>
        $"transfer: t\nto: desk\npurpose: work\non: 2026-01-15\npopulation: {population}\ndatasets: {{ people: {{ subject: {{ age: age }}, fields: {{ value: {{ category: data }} }} }} }}\n";

    private void Manifest(string population) => bench.Write("transfers/t.yaml", Text(population));

    private string Check(string population, string format)
    {
        Manifest(population);
        return bench.Run("check", "transfers/t.yaml", "--policies", "set", "--format", format).Output;
    }
}
