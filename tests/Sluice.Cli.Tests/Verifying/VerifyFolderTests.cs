using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Verifying;

/// <summary>Which folders <c>sluice verify</c> finds, and which accepted verdict belongs to which manifest.</summary>
public sealed class VerifyFolderTests : IDisposable
{
    private const string One = "set/transfers/one.yaml";
    private const string Accepted = "set/verdicts/one.verdict";

    private readonly TemporaryFolder bench = Workbench.WithPolicy().Write(One, Workbench.Manifest("one", "desk"));

    [Theory]
    [InlineData("one.yml")]
    [InlineData("One.yaml")]
    [InlineData("ONE.json")]
    public void Two_manifests_cannot_share_a_verdict(string other)
    {
        bench.Write("set/transfers/" + other, Workbench.Manifest("another", "shop"));
        var run = bench.Run("verify", "set", "--update");

        Assert.Equal(2, run.Code);
        Assert.Contains("SLU5024", run.Complaints, StringComparison.Ordinal);
        Assert.False(bench.Exists(Accepted));
    }

    [Fact]
    public void Nor_can_two_transfers_of_one_file_share_a_name()
    {
        bench.Write(One, Workbench.Manifest("one", "desk") + "---\n" + Workbench.Manifest("one", "shop"));
        var run = bench.Run("verify", "set", "--update");

        Assert.Equal(2, run.Code);
        Assert.Contains("SLU5027: two transfers called `one` would share", run.Complaints, StringComparison.Ordinal);
        Assert.False(bench.Exists(Accepted));
    }

    [Theory]
    [InlineData("set", "")]
    [InlineData("./set", "")]
    [InlineData("set/", "")]
    [InlineData("other/../set", "")]
    [InlineData("../set", "other")]
    [InlineData("ABSOLUTE", "")]
    [InlineData("ABSOLUTE", "other")]
    [InlineData(".", "set")]
    public void Wherever_one_stands_each_manifest_has_its_own_accepted_verdict(string named, string from)
    {
        bench
            .Write("set/transfers/deep/transfers/one.yaml", Workbench.Manifest("deep", "shop"))
            .Write("set/transfers/deep/two.yaml", Workbench.Manifest("two", "panel"))
            .Write("other/x.txt", "");
        var folder = named == "ABSOLUTE" ? Path.Join(bench.Folder, "set") : named;
        var here = Path.Join(bench.Folder, from);

        Assert.Equal(0, TemporaryFolder.RunIn(here, new FakeConsole(), "verify", folder, "--update").Code);
        Assert.Contains("transfer one allow\n", bench.Read(Accepted), StringComparison.Ordinal);
        Assert.Contains("transfer deep deny\n", bench.Read("set/verdicts/deep/transfers/one.verdict"), StringComparison.Ordinal);
        Assert.Contains("transfer two restrict\n", bench.Read("set/verdicts/deep/two.verdict"), StringComparison.Ordinal);
        var run = TemporaryFolder.RunIn(here, new FakeConsole(), "verify", folder);
        Assert.Equal((0, ""), (run.Code, run.Complaints));
        Assert.EndsWith(": 3 manifests, 3 as accepted\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_above_is_searched_and_each_set_reported()
    {
        bench.Write("other/policy.sluice", Workbench.Policy).Write("other/transfers/deep/three.yaml", Workbench.Manifest("three", "lab"));
        bench.Run("verify", ".", "--update");
        bench.Delete("other/verdicts/deep/three.verdict");
        var run = bench.Run("verify", ".");

        Assert.Equal(5, run.Code);
        Assert.StartsWith(
            "1 new (undetermined), 1 as before\n\nother: 1 manifest, 0 as accepted\n  SLU5020:",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("set: 1 manifest, 1 as accepted\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_policies_is_a_mistake()
    {
        Directory.CreateDirectory(Path.Join(bench.Folder, "empty"));
        foreach (var (folder, id) in new[] { ("empty", "SLU5016"), ("nowhere", "SLU5010") })
        {
            var run = bench.Run("verify", folder);
            Assert.Equal(2, run.Code);
            Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
        }
    }

    public void Dispose() => bench.Dispose();
}
