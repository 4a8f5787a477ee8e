using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>
/// What both suites need is there once, in <c>Sluice.Testing</c>: a second console or set of files would soon behave in another way than
/// the first.
/// </summary>
public partial class SharedHelperTests
{
    // Classes that stay where they are, each with the reason.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["tests/Sluice.Benchmarks/OneFile.cs"] =
            "hands over a text that is decoded already: a benchmark of the compiler measures no decoding",
    };

    [Fact]
    public void There_is_one_fake_console_and_one_set_of_policy_files() =>
        Assert.Equal(
            Exceptions
                .Keys.Concat(["tests/Sluice.Testing/FakeConsole.cs", "tests/Sluice.Testing/MemoryPolicyFiles.cs"])
                .Order(StringComparer.Ordinal),
            Sources().Where(static f => Fake().IsMatch(Repository.Read(f)))
        );

    [Fact]
    public void Texts_of_the_repository_are_written_only_where_they_are_accepted() =>
        Assert.DoesNotContain(Sources().Where(static f => !f.StartsWith("tests/Sluice.Testing/", StringComparison.Ordinal)), static f =>
            WritesTheRepository().IsMatch(Repository.Read(f)) || Repository.Read(f).Contains(".received.txt", StringComparison.Ordinal)
        );

    private static IEnumerable<string> Sources() =>
        Repository
            .Sources()
            .Where(static f =>
                f.StartsWith("tests/", StringComparison.Ordinal) && !f.EndsWith("/SharedHelperTests.cs", StringComparison.Ordinal)
            );

    [GeneratedRegex(@"\bclass \w+[^\n{]*: [^\n{]*\b(?:IConsoleIo|IPolicyFiles)\b")]
    private static partial Regex Fake();

    // A file of the checkout, not one of a test's own folder.
    [GeneratedRegex(@"WriteAll\w+\((?:Path\.(?:Join|Combine)\()?Repository\.Root\b")]
    private static partial Regex WritesTheRepository();
}
