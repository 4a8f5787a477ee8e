using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>
/// A place that is shown leads to its file from where the user stands, whatever shows it: terminals and editors open what is clicked.
/// </summary>
public sealed partial class PlaceTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench
        .WithPolicy()
        .Write("common/shared.sluice", "rule shared \"Nobody else\" { deny account.email to desk }\n")
        .Write(
            "set/more.sluice",
            """
            use "../common/shared.sluice"
            category spare
            test "the desk helps" {
              transfer account.phone to shop for support on 2026-01-15
              expect allow
            }
            invariant nothing { never account to desk }

            """
        )
        .Write(
            "set/transfers/one.yaml",
            Workbench
                .Manifest("one", "desk")
                .Replace("phone: { category: account.phone }", "f: { category: account }", StringComparison.Ordinal)
        )
        .Write("set/transfers/wrong.yaml", "transfer: wrong\nto: dsk\n")
        .Write("set/transfers/lines.jsonl", "{}\n")
        .Write("bad/policy.sluice", "rule bad { deny nothing_known }\n")
        .Write("bad/transfers/one.yaml", Workbench.Manifest("one", "desk"))
        .Write("elsewhere/empty.txt", "");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("check", "set/transfers/one.yaml", "--policies", "set")]
    [InlineData("check", "set/transfers/one.yaml", "--policies", "set", "--format", "markdown")]
    [InlineData("check", "set/transfers/one.yaml", "--policies", "set", "--format", "junit")]
    [InlineData("check", "set/transfers/one.yaml", "--policies", "bad")]
    [InlineData("why", "set/transfers/one.yaml", "f", "--policies", "set")]
    [InlineData("why", "set/transfers/one.yaml", "f", "--policies", "set", "--format", "markdown")]
    [InlineData("sql", "set/transfers/one.yaml", "--policies", "bad")]
    [InlineData("test", "set")]
    [InlineData("test", "bad")]
    [InlineData("lint", "set")]
    [InlineData("lint", "bad")]
    [InlineData("verify", "set")]
    [InlineData("verify", "bad")]
    [InlineData("compile", "bad", "--output", "bad.slc")]
    [InlineData("doc", "bad")]
    [InlineData("new", "rule", "x", "--policies", "bad")]
    public void It_leads_to_its_file_from_the_folder_above_from_inside_and_from_beside(params string[] arguments)
    {
        var policies = Array.Exists(arguments, static a => a.Contains("bad", StringComparison.Ordinal)) ? "bad" : "set";
        foreach (var (from, up) in new[] { (".", ""), ("elsewhere", "../") })
        {
            Lead(from, [.. arguments.Select(a => IsPath(a) ? up + a : a)]);
        }

        Lead(
            policies,
            [
                .. arguments.Select(a =>
                    a == policies ? "."
                    : IsPath(a) ? "../" + a
                    : a
                ),
            ]
        );
    }

    [Fact]
    public void A_compiled_policy_set_names_the_files_it_was_made_of()
    {
        bench.Delete("set/transfers/wrong.yaml");
        Assert.Equal(0, bench.Run("compile", "set", "--output", "set.slc").Code);
        Assert.Equal(
            bench.Run("check", "set/transfers/one.yaml", "--policies", "set").Output,
            bench.Run("check", "set/transfers/one.yaml", "--policies", "set.slc").Output
        );
    }

    [Fact]
    public void What_other_programs_read_names_files_of_the_policy_folder()
    {
        // The documents are the same from wherever they are made, so that they can be compared.
        var json = bench.Run("check", "set/transfers/one.yaml", "--policies", "set", "--format", "json").Output;
        Assert.Contains("\"file\": \"policy.sluice\"", json, StringComparison.Ordinal);
        Assert.Contains("\"file\": \"../common/shared.sluice\"", json, StringComparison.Ordinal);
    }

    private void Lead(string from, string[] arguments)
    {
        var folder = Path.Join(bench.Folder, from);
        var run = TemporaryFolder.RunIn(folder, new FakeConsole(), arguments);
        var shown = Place()
            .Matches(run.Output + run.Complaints)
            .Select(static m => m.Groups["path"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(shown.Count > 0, $"{string.Join(' ', arguments)} in {from}: no place\n{run.Output}{run.Complaints}");
        Assert.All(shown, path => Assert.True(File.Exists(Path.Join(folder, path)), $"{string.Join(' ', arguments)} in {from}: {path}"));
    }

    private static bool IsPath(string argument) =>
        argument.StartsWith("set", StringComparison.Ordinal) || argument.StartsWith("bad", StringComparison.Ordinal);

    // With its line, or as the head of an excerpt.
    [GeneratedRegex(@"(?<path>[\w./]+\.(sluice|yaml|jsonl))(:\d+:\d+|:$|$)", RegexOptions.Multiline)]
    private static partial Regex Place();
}
