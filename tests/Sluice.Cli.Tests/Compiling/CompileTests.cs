using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Compiling;

/// <summary>A compiled policy set gives the same bytes as the folder it was made from.</summary>
public sealed class CompileTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench.WithPolicy();

    public static TheoryData<string> Formats => [.. ProductLists.Formats];

    public void Dispose() => bench.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_form_of_the_verdicts_is_the_same(string format)
    {
        foreach (var set in (string[])["app_store_scoring", "retail_ads", "telco_statistics"])
        {
            bench.CopyExample(set);
            Assert.Equal(0, bench.Run("compile", "policies/" + set).Code);

            var folder = Check("policies/" + set, $"policies/{set}/transfers", format);
            var file = Check($"policies/{set}/policies.slc", $"policies/{set}/transfers", format);
            Assert.Equal(folder, file);
            Assert.NotEqual("", file.Output);
        }
    }

    [Fact]
    public void Warnings_are_shown_as_they_are_from_the_folder()
    {
        bench.Write(
            "set/odd.sluice",
            "// lint: allow redundant_allow because it is about warnings of the compiler\nrule odd { allow account to desk for support but not { of account.mial } }".Replace(
                "account.mial",
                "account.phone",
                StringComparison.Ordinal
            )
                + "\n// lint: allow redundant_allow because it is about warnings of the compiler\nrule odder { allow account.phone to desk for support but not { of account.email } }\n"
        );
        bench.Write("one.yaml", Workbench.Manifest("one", "desk"));
        Assert.Equal(0, bench.Run("compile", "set").Code);

        var folder = Check("set", "one.yaml", "text");
        Assert.Contains("odd.sluice", folder.Complaints, StringComparison.Ordinal);
        Assert.Equal(folder, Check("set/policies.slc", "one.yaml", "text"));
    }

    [Fact]
    public void The_other_commands_take_it_too()
    {
        bench.CopyExample("retail_ads");
        Assert.Equal(0, bench.Run("compile", "policies/retail_ads", "-o", "policies/retail_ads/all.slc").Code);
        string[] Sql(string policies) =>
            ["sql", "policies/retail_ads/transfers/audience.yaml", "--policies", policies, "--dialect", "postgres"];

        var folder = bench.Run(Sql("policies/retail_ads"));
        Assert.Equal(0, folder.Code);
        Assert.Equal(folder, bench.Run(Sql("policies/retail_ads/all.slc")));
    }

    [Fact]
    public void Policies_with_errors_leave_the_file_alone()
    {
        bench.Write("set/policies.slc", "old").Write("set/wrong.sluice", "rule wrong { allow nothing to desk for support }");
        var run = bench.Run("compile", "set");

        Assert.Equal(3, run.Code);
        Assert.Contains("nothing", run.Complaints, StringComparison.Ordinal);
        Assert.Equal("old", bench.Read("set/policies.slc"));
    }

    [Fact]
    public void What_is_no_compiled_file_is_refused()
    {
        bench.Write("one.yaml", Workbench.Manifest("one", "desk")).Write("half.slc", "SLUICE").Write("policies.txt", "x");

        var damaged = Check("half.slc", "one.yaml", "text");
        Assert.Equal(2, damaged.Code);
        Assert.Contains("SLU5025", damaged.Complaints, StringComparison.Ordinal);
        Assert.Contains("SLU5014", Check("policies.txt", "one.yaml", "text").Complaints, StringComparison.Ordinal);
        Assert.Contains("SLU5010", Check("missing.slc", "one.yaml", "text").Complaints, StringComparison.Ordinal);
        Assert.Equal("Nothing is decided: 1 error.\n", damaged.Output);
    }

    [Fact]
    public void The_name_says_what_it_is()
    {
        var run = bench.Run("compile", "set", "-o", "policies.bin");
        Assert.Equal(2, run.Code);
        Assert.Contains("`.slc`", run.Complaints, StringComparison.Ordinal);
        Assert.Equal(2, bench.Run("compile").Code);
        Assert.Equal(2, bench.Run("compile", "set", "set").Code);
        Assert.Equal(2, bench.Run("compile", "nowhere").Code);
    }

    private CommandRun Check(string policies, string manifests, string format) =>
        bench.Run("check", manifests, "--policies", policies, "--format", format);
}
