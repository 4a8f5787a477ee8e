using System.Text;
using Sluice.Cli.Tests.Checking;
using Sluice.Cli.Tests.Rendering;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Compiling;

/// <summary><c>sluice compile</c>, and the commands that take what it writes.</summary>
public sealed class CompiledFileTests : IDisposable
{
    private readonly TemporaryFolder bench = Workbench.WithPolicy();

    public static TheoryData<string> Formats() => [.. ProductLists.Formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_output_is_the_same_to_the_byte(string format)
    {
        foreach (var set in ReportBench.Sets)
        {
            var file = Path.Join(bench.Folder, Path.GetFileName(set) + ".slc");
            Assert.Equal(0, TemporaryFolder.RunIn(Repository.Root, new FakeConsole(), "compile", set, "-o", file).Code);
            foreach (var colour in new[] { "never", "always" })
            {
                CommandRun Check(string policies) =>
                    TemporaryFolder.RunIn(
                        Repository.Root,
                        new FakeConsole(),
                        "check",
                        set + "/transfers",
                        "--policies",
                        policies,
                        "--format",
                        format,
                        "--color",
                        colour
                    );
                Assert.Equal(Check(set), Check(file));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Warnings_are_shown_as_from_the_text(string format)
    {
        bench
            .Write(
                "set/more.sluice",
                "partner nowhere \"Größe 😀\"\r\nrule unused { allow account to nowhere for support when false_friend }\nattribute false_friend : boolean\n"
            )
            .Write("one.yaml", Workbench.Manifest("one", "desk"));
        Assert.Equal(0, bench.Run("compile", "set", "-o", "p.slc").Code);

        var expected = bench.Run("check", "one.yaml", "--policies", "set", "--format", format);

        Assert.Contains("warning SLU2502", expected.Complaints, StringComparison.Ordinal);
        Assert.Contains("Größe", expected.Complaints, StringComparison.Ordinal);
        Assert.Equal(expected, bench.Run("check", "one.yaml", "--policies", "p.slc", "--format", format));
    }

    [Fact]
    public void Queries_are_the_same()
    {
        bench.Write("one.yaml", Workbench.Manifest("one", "panel"));
        bench.Run("compile", "set", "-o", "p.slc");

        var expected = bench.Run("sql", "one.yaml", "--policies", "set");

        Assert.Contains("SELECT", expected.Output, StringComparison.Ordinal);
        Assert.Equal(expected, bench.Run("sql", "one.yaml", "--policies", "p.slc"));
    }

    [Fact]
    public void Filtered_rows_are_the_same()
    {
        bench
            .Write("one.yaml", Workbench.Manifest("one", "panel").Replace("key: id", "source: rows.csv, key: id", StringComparison.Ordinal))
            .Write("rows.csv", "id,adult,phone\n1,true,123\n2,false,456\n");
        bench.Run("compile", "set", "-o", "p.slc");

        var expected = bench.Run("filter", "one.yaml", "--policies", "set", "--out", "a");

        Assert.Equal(0, expected.Code);
        Assert.Equal(expected, bench.Run("filter", "one.yaml", "--policies", "p.slc", "--out", "b"));
        Assert.Equal(bench.Read("a/tickets.csv"), bench.Read("b/tickets.csv"));
        Assert.Equal(bench.Read("a/report.json"), bench.Read("b/report.json"));
    }

    [Fact]
    public void Scripts_are_in_the_file()
    {
        bench
            .Write(
                "facts/p.sluice",
                "category account purpose support partner desk { in IE }\nattribute few : boolean = script \"few.csx\"\nrule r { allow account to desk for support when few }"
            )
            .Write("facts/few.csx", "People < 100")
            .Write(
                "one.yaml",
                "transfer: t\nto: desk\npurpose: support\non: 2026-01-15\npeople: 12\ndatasets: { d: { fields: { a: { category: account } } } }"
            );
        bench.Run("compile", "facts", "-o", "p.slc");
        var silent = bench.Run("check", "one.yaml", "--policies", "facts");
        var allowed = bench.Run("check", "one.yaml", "--policies", "facts", "--allow-scripts");
        bench.Delete("facts/few.csx");
        bench.Delete("facts/p.sluice");

        Assert.Equal((1, 0), (silent.Code, allowed.Code));
        Assert.Equal(silent, bench.Run("check", "one.yaml", "--policies", "p.slc"));
        Assert.Equal(allowed, bench.Run("check", "one.yaml", "--policies", "p.slc", "--allow-scripts"));
    }

    [Fact]
    public void The_same_policies_give_the_same_bytes_wherever_they_lie()
    {
        using var other = Workbench.WithPolicy();
        var run = bench.Run("compile", "set", "-o", "p.slc");
        other.Run("compile", Path.Join(other.Folder, "set"), "-o", "p.slc");
        var bytes = Bytes();

        Assert.Equal(new CommandRun(0, "", ""), run);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Join(other.Folder, "p.slc")));
        Assert.DoesNotContain(bench.Folder, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(bench.Folder, "*.tmp"));
    }

    [Fact]
    public void Policies_with_errors_leave_the_file_as_it_was()
    {
        bench.Run("compile", "set", "-o", "p.slc");
        var bytes = Bytes();
        bench
            .Write("set/wrong.sluice", "rule r { allow nothing to desk for support }")
            .Write("one.yaml", Workbench.Manifest("one", "desk"));

        var run = bench.Run("compile", "set", "-o", "p.slc");
        var check = bench.Run("check", "one.yaml", "--policies", "set");

        Assert.Equal((check.Code, check.Complaints), (run.Code, run.Complaints));
        Assert.Equal(3, run.Code);
        Assert.Equal(bytes, Bytes());
        Assert.Equal(3, bench.Run("compile", "set", "-o", "new.slc").Code);
        Assert.False(bench.Exists("new.slc"));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("sql")]
    [InlineData("filter")]
    public void A_damaged_file_is_refused(string command)
    {
        bench.Write("one.yaml", Workbench.Manifest("one", "desk"));
        bench.Run("compile", "set", "-o", "p.slc");
        var bytes = Bytes();
        var last = bytes.ToArray();
        last[^1] ^= 1;
        var version = bytes.ToArray();
        version[8]++;
        foreach (
            var (damaged, id) in new[]
            {
                (bytes[..^1], "SLU5025"),
                (bytes[..5], "SLU5025"),
                ([], "SLU5025"),
                (last, "SLU5025"),
                (version, "SLU5026"),
            }
        )
        {
            File.WriteAllBytes(Path.Join(bench.Folder, "p.slc"), damaged);
            string[] more = command == "filter" ? ["--dry-run"] : [];

            var run = bench.Run([command, "one.yaml", "--policies", "p.slc", .. more]);

            Assert.Equal(2, run.Code);
            Assert.StartsWith($"error {id}: `p.slc` ", run.Complaints, StringComparison.Ordinal);
            Assert.DoesNotContain("allow", run.Output, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_compiled_file_is_known_by_how_it_begins_too()
    {
        bench.Write("one.yaml", Workbench.Manifest("one", "desk"));
        bench.Run("compile", "set", "-o", "p.slc");
        File.Move(Path.Join(bench.Folder, "p.slc"), Path.Join(bench.Folder, "policies.bin"));

        Assert.Equal(0, bench.Run("check", "one.yaml", "--policies", "policies.bin").Code);
        Assert.Contains("SLU5014", bench.Run("check", "one.yaml", "--policies", "one.yaml").Complaints, StringComparison.Ordinal);
        Assert.Contains("SLU5010", bench.Run("check", "one.yaml", "--policies", "missing.slc").Complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SLU5007", "compile", "-o", "p.slc")]
    [InlineData("SLU5008", "compile", "set", "set", "-o", "p.slc")]
    [InlineData("SLU5005", "compile", "set", "-o", "set/policy.sluice")]
    [InlineData("SLU5010", "compile", "nowhere", "-o", "p.slc")]
    [InlineData("SLU5015", "compile", "set", "-o", "missing/p.slc")]
    [InlineData("SLU5014", "compile", "set/policy.sluice", "-o", "p.slc")]
    public void Wrong_usage_is_named_and_writes_nothing(string id, params string[] args)
    {
        var run = bench.Run(args);

        Assert.Equal(2, run.Code);
        Assert.Contains(id, run.Complaints, StringComparison.Ordinal);
        Assert.False(bench.Exists("p.slc"));
        Assert.Equal(Workbench.Policy, bench.Read("set/policy.sluice"));
    }

    public void Dispose() => bench.Dispose();

    private byte[] Bytes() => File.ReadAllBytes(Path.Join(bench.Folder, "p.slc"));
}
