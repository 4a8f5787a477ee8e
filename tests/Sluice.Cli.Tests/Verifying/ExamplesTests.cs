using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>The worked examples and their accepted verdicts.</summary>
public sealed class ExamplesTests
{
    private const string Twin = "# Twin of ";
    private const string Expect = "# expect: ";

    private static readonly string Policies = Path.Join(Repository.Root, "policies");

    private static readonly string[] Names =
    [
        .. Directory
            .EnumerateDirectories(Policies)
            .Where(static d => Directory.Exists(Path.Join(d, "transfers")))
            .Select(static d => Path.GetFileName(d))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Scenarios => [.. Names];

    [Fact]
    public void Every_example_is_decided_as_accepted()
    {
        if (AcceptedText.Accepts)
        {
            TemporaryFolder.RunIn(Repository.Root, new FakeConsole(), "verify", "policies", "--update");
        }

        var run = TemporaryFolder.RunIn(Repository.Root, new FakeConsole(), "verify", "policies");

        Assert.Equal("", run.Complaints);
        var expected = Names.Select(static s =>
        {
            var count = Transfers(s).Length;
            return $"policies/{s}: {count} manifests, {count} as accepted\n";
        });
        Assert.Equal(string.Concat(expected), run.Output);
        Assert.Equal(0, run.Code);
        Assert.True(Names.Length >= 8, "an example is gone");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_has_twins_that_are_decided_differently(string scenario)
    {
        var transfers = Transfers(scenario);
        Assert.True(transfers.Length >= 2, "one transfer alone shows nothing");

        // The name of the transfer differs anyway, so it is left out.
        Assert.True(transfers.Select(t => Result(scenario, t)).Distinct(StringComparer.Ordinal).Count() >= 2, "all are decided alike");
        var twins = transfers
            .Select(static t => (Name: Path.GetFileNameWithoutExtension(t), First: File.ReadLines(t).First()))
            .Where(static t => t.First.StartsWith(Twin, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(twins);
        Assert.All(twins, t =>
        {
            var other = t.First[Twin.Length..t.First.IndexOf(':', StringComparison.Ordinal)];
            Assert.NotEqual(t.Name, other);
            Assert.Contains(transfers, f => Path.GetFileNameWithoutExtension(f) == other);
        });
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void An_example_is_decided_as_it_says(string scenario) => Assert.All(Transfers(scenario), transfer =>
        {
            var expected = File.ReadLines(transfer).First(static l => l.StartsWith(Expect, StringComparison.Ordinal))[Expect.Length..];
            Assert.Equal(expected, VerdictOf(scenario, transfer));
        });

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_table_of_the_page_shows_the_accepted_verdict(string scenario)
    {
        var rows = File.ReadLines(Path.Join(Policies, "README.md")).ToList();
        Assert.All(Transfers(scenario), transfer =>
        {
            var start = $"| `{Path.GetFileNameWithoutExtension(transfer)}` | ";
            var row = Assert.Single(rows, r => r.StartsWith(start, StringComparison.Ordinal));
            Assert.Equal(row[start.Length..].Split(' ')[0], VerdictOf(scenario, transfer));
        });
    }

    private static string[] Transfers(string scenario) =>
        [.. Directory.EnumerateFiles(Path.Join(Policies, scenario, "transfers"), "*.yaml").Order(StringComparer.Ordinal)];

    private static string[] Accepted(string scenario, string transfer) =>
        File.ReadAllLines(Path.Join(Policies, scenario, "verdicts", Path.ChangeExtension(Path.GetFileName(transfer), ".verdict")));

    private static string VerdictOf(string scenario, string transfer) =>
        Assert.Single(Accepted(scenario, transfer), static l => l.StartsWith("transfer ", StringComparison.Ordinal)).Split(' ')[2];

    private static string Result(string scenario, string transfer) =>
        string.Join('\n', Accepted(scenario, transfer).Where(static l => l.StartsWith("flow ", StringComparison.Ordinal)));
}
