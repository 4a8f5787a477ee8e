using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary><c>sluice sample</c>: invented rows and records, and what filtering makes of them.</summary>
public sealed class SampleTests : IDisposable
{
    private const string Policies = "policies/app_store_scoring";
    private readonly TemporaryFolder workspace = TemporaryFolder.OfPages();
    private string said = "";

    [Fact]
    public void A_sample_of_the_main_example_can_be_filtered()
    {
        Assert.Equal(0, Sample("one", "--people", "400"));
        Assert.Equal("app_store_consented.yaml\nrows/consents.csv\nrows/customers.csv\n", said);
        Assert.Equal(401, Lines("one/rows/customers.csv").Length);

        Assert.Equal(0, Run("filter", "one/app_store_consented.yaml", "--policies", Policies, "--out", "out"));
        var written = Lines("out/customers.csv");
        Assert.InRange(written.Length, 10, 390);
        Assert.Equal("account_id,phone,email,payments", written[0]);
        Assert.Matches("duplicate.*contradictory.*future.*malformed", said.ReplaceLineEndings(" "));
    }

    [Fact]
    public void A_seed_gives_the_same_bytes_and_another_seed_others()
    {
        Assert.Equal(0, Sample("one"));
        Assert.Equal(0, Sample("two", "--seed", "1"));
        Assert.Equal(0, Sample("three", "--seed", "-2"));

        foreach (var file in (string[])["rows/customers.csv", "rows/consents.csv"])
        {
            Assert.Equal(Lines("one/" + file), Lines("two/" + file));
            Assert.NotEqual(Lines("one/" + file), Lines("three/" + file));
        }
    }

    [Fact]
    public void The_ledger_has_records_of_every_kind()
    {
        Assert.Equal(0, Sample("one", "--people", "3000"));
        var lines = Lines("one/rows/consents.csv");
        var records = lines.Skip(1).Select(static l => l.Split(',')).ToList();

        Assert.Equal("subject,consent,granted_at,withdrawn_at,expires_at,notice,evidence", lines[0]);
        Assert.Contains(records, static r => r[2] == "soon");
        Assert.Contains(records, static r => r[2].EndsWith('Z'));
        Assert.Contains(records, static r => string.CompareOrdinal(r[2], "2024-05-22") >= 0 && r[2] != "soon");
        Assert.Contains(records, static r => r[3].Length > 0 && string.CompareOrdinal(r[3], r[2]) < 0);
        Assert.Contains(records, static r => r[4].Length > 0);
        Assert.NotEqual(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["click", "form", "recording"],
            records.Select(static r => r[6]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void The_calendar_ends_and_samples_stay_in_it(string day)
    {
        var manifest = Path.Join(workspace.Folder, Policies + "/transfers/app_store_consented.yaml");
        var text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, System.Text.RegularExpressions.Regex.Replace(text, "(?m)^on: .*$", "on: " + day));
        Assert.NotEqual(text, File.ReadAllText(manifest));

        Assert.Equal(0, Sample("one", "--people", "2000"));
        var first = Lines("one/rows/consents.csv").Skip(1).Select(static l => l.Split(',')[2][..4]).Where(static y => y != "soon").ToList();
        Assert.NotEmpty(first);
        Assert.All(first, y => Assert.StartsWith(day[..3], y, StringComparison.Ordinal));

        // Whether anything may leave then is the policies' business.
        Assert.InRange(Run("filter", "one/app_store_consented.yaml", "--policies", Policies, "--out", "out"), 0, 1);
        Assert.DoesNotContain("SLU9", said, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_lines_are_made_where_the_manifest_says_so()
    {
        Replace(".csv", ".jsonl");

        Assert.Equal(0, Sample("one", "--people", "50"));
        Assert.Equal(50, Lines("one/rows/customers.jsonl").Length);
        Assert.Equal(0, Run("filter", "one/app_store_consented.yaml", "--policies", Policies, "--dry-run"));
        Assert.Contains("rows: 50 in", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows/customers.csv", "rows/customers.parquet", "SLU8034")]
    [InlineData("rows/customers.csv", "rows/*.csv", "SLU8034")]
    [InlineData("rows/customers.csv", "../customers.csv", "SLU8007")]
    [InlineData("rows/consents.csv", "/tmp/consents.csv", "SLU8007")]
    public void What_cannot_be_made_is_named(string from, string to, string id)
    {
        Replace(from, to);

        Assert.Equal(2, Sample("one"));
        Assert.Contains(id, said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(workspace.Folder, "one")));
    }

    [Fact]
    public void Nothing_is_written_beside_the_manifest_itself()
    {
        var before = Lines(Policies + "/transfers/rows/customers.csv");

        Assert.Equal(2, Sample(Policies + "/transfers"));
        Assert.Contains("SLU8017", said, StringComparison.Ordinal);
        Assert.Equal(before, Lines(Policies + "/transfers/rows/customers.csv"));
    }

    [Theory]
    [InlineData("rows/customers.csv")]
    [InlineData("rows/consents.csv")]
    [InlineData("app_store_consented.yaml")]
    public void What_is_there_already_is_not_overwritten(string file)
    {
        var path = Path.Combine(workspace.Folder, "one", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "rows of people\n");

        Assert.Equal(2, Sample("one"));
        Assert.Contains($"error SLU5072: `one/{file}` is there already", said, StringComparison.Ordinal);
        Assert.Equal("rows of people\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.Combine(workspace.Folder, "one"), "*", SearchOption.AllDirectories));

        File.Delete(path);
        Assert.Equal(0, Sample("one"));
    }

    [Theory]
    [InlineData("--people", "0")]
    [InlineData("--people", "many")]
    [InlineData("--seed", "x")]
    public void Wrong_numbers_are_named(string option, string value)
    {
        Assert.Equal(2, Sample("one", option, value));
        Assert.Contains($"`{option}`", said, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private int Sample(string folder, params string[] options) =>
        Run(["sample", Policies + "/transfers/app_store_consented.yaml", "--policies", Policies, "--out", folder, .. options]);

    private int Run(params string[] arguments)
    {
        var console = new FakeConsole();
        var code = CliApp.Run(arguments, console, workspace.Folder);
        said = console.Written.ToString() + console.Complained;
        return code;
    }

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(workspace.Folder, file));

    private void Replace(string from, string to)
    {
        var file = Path.Combine(workspace.Folder, Policies, "transfers/app_store_consented.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
    }
}
