using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>
/// The fast lane (<c>--filter Category!=Slow</c>) stays fast: a test class that starts a server, a JVM, an editor's server, a shell with
/// others in it, a native build or a browser says that it is slow. The others are measured now and then (tests/README.md).
/// </summary>
public partial class SlowTests
{
    private const string Trait = "[Trait(\"Category\", \"Slow\")]";

    [Fact]
    public void A_class_that_starts_what_takes_seconds_says_so()
    {
        var starting = Classes().Where(static c => Starts().IsMatch(c.Text)).ToList();

        Assert.InRange(starting.Count, 25, int.MaxValue);
        Assert.Empty(
            starting
                .Where(static c => !IsSlow(c.Text))
                .Select(static c => $"{c.File} starts a server, a JVM, a native build or a browser: put {Trait} above its class")
        );
    }

    [Fact]
    public void The_trait_is_written_in_one_way() =>
        Assert.Empty(
            Classes()
                .Where(static c => c.Text.Replace(Trait, "", StringComparison.Ordinal).Contains("[Trait(", StringComparison.Ordinal))
                .Select(static c => c.File)
        );

    [Fact]
    public void Most_classes_are_in_the_fast_lane() => Assert.InRange(Classes().Count(static c => !IsSlow(c.Text)), 100, int.MaxValue);

    private static IEnumerable<(string File, string Text)> Classes() =>
        Repository
            .Sources()
            .Where(static f =>
                f.StartsWith("tests/", StringComparison.Ordinal)
                && f.EndsWith("Tests.cs", StringComparison.Ordinal)
                && !f.EndsWith("/SlowTests.cs", StringComparison.Ordinal)
            )
            .Select(static f => (f, Repository.Read(f)));

    private static bool IsSlow(string text) => text.Contains(Trait + "\npublic ", StringComparison.Ordinal);

    // What makes them: attributes, fixtures and helpers of the tests.
    [GeneratedRegex(
        @"\b(?:(?:Postgres|Spark|Trino|Browser)(?:Fact|Theory)|Postgres(?:Server|Workspace)|SparkSession|TrinoServer|(?:Spark|Trino)Collection|EditorClient|PublishAot)\b"
    )]
    private static partial Regex Starts();
}
