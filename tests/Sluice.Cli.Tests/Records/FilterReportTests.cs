using System.Text.Json;
using Sluice.Records.Engines;
using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>What the report of <c>sluice filter</c> counts, and what it proves.</summary>
[Trait("Category", "Slow")]
public sealed class FilterReportTests : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [Fact]
    public void The_report_names_what_was_read_and_written()
    {
        workspace.Manifest(transfer: "onward: [shop]");

        Assert.Equal(0, workspace.Filter());
        var report = workspace.Json;
        var dataset = report.GetProperty("datasets")[0];
        Assert.Equal(workspace.Sha256("rows.csv"), dataset.GetProperty("files")[0].GetProperty("sha256").GetString());
        Assert.Equal(workspace.Sha256("out/people.csv"), dataset.GetProperty("sha256").GetString());
        Assert.Equal(
            workspace.Sha256("ledger.csv"),
            report.GetProperty("ledger").GetProperty("files")[0].GetProperty("sha256").GetString()
        );
        Assert.Equal("allow", report.GetProperty("output_verdict").GetString());
    }

    [Fact]
    public void Rows_are_counted_by_ground_and_by_column()
    {
        workspace.Manifest(transfer: "onward: [shop]");

        Assert.Equal(0, workspace.Filter());
        var dataset = workspace.Json.GetProperty("datasets")[0];
        string[] expected = ["abroad 3 1", " 2 1"];
        Assert.Equal(expected, Grounds(dataset));
        Assert.Equal([], Grounds(dataset.GetProperty("columns")[0]));
        Assert.Equal(expected, Grounds(dataset.GetProperty("columns")[1]));
        Assert.Equal(3, dataset.GetProperty("columns")[1].GetProperty("rows_not_permitted").GetInt32());
    }

    [Theory]
    [InlineData("parts")]
    [InlineData("parts/*.csv")]
    [InlineData("parts/**/p*.csv")]
    public void Parts_are_read_as_one(string source)
    {
        workspace.Write("parts/p2.csv", "key,grown,id,value\np3,,3,c\np4,true,4,d\n");
        workspace.Write("parts/p1.csv", "key,grown,id,value\np1,true,1,a\np2,false,2,b\n");
        workspace.Write("parts/_SUCCESS", "");
        workspace.Write("parts/.p1.csv.crc", "x");
        workspace.Manifest(source: source);

        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n4,d\n", workspace.Read("out/people.csv"));
        Assert.Equal(
            ["parts/p1.csv", "parts/p2.csv"],
            workspace
                .Json.GetProperty("datasets")[0]
                .GetProperty("files")
                .EnumerateArray()
                .Select(static f => f.GetProperty("file").GetString())
        );
    }

    [Theory]
    [InlineData("key,grown,id,value\np3,true,3,c,x\n", "SLU8009", "`parts/p2.csv` cannot be read as CSV: line 2")]
    [InlineData("key,grown,id,value\np3,true,3,c\np4,maybe,4,d\n", "SLU8013", "the first in row 2 of `parts/p2.csv`")]
    [InlineData("key,grown,value,id\np3,true,c,3\n", "SLU8030", "`parts/p1.csv` and `parts/p2.csv`")]
    public void A_bad_part_is_named(string rows, string id, string said)
    {
        workspace.Write("parts/p1.csv", "key,grown,id,value\np1,true,1,a\np2,false,2,b\n");
        workspace.Write("parts/p2.csv", rows);
        workspace.Manifest(source: "parts");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains(id, workspace.Output, StringComparison.Ordinal);
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));
    }

    [Fact]
    public void Parquet_parts_are_read_as_one()
    {
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "parts"));
        workspace.Convert("parts/a.parquet", "FORMAT PARQUET");
        workspace.Convert("parts/b.parquet", "FORMAT PARQUET");
        workspace.Manifest(source: "parts");

        Assert.Equal(0, workspace.Filter());
        Assert.Contains("rows: 8 in, 4 out", workspace.Output, StringComparison.Ordinal);
        workspace.Convert("parts/b.parquet", "FORMAT PARQUET", "key, grown, id, 1 AS value");
        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8030", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_counts_people()
    {
        workspace.Write("rows.csv", "key,grown,id,value\np1,true,1,a\np1,true,2,b\np3,,3,c\np4,false,4,d\n");
        workspace.Manifest();

        Assert.Equal(0, workspace.Filter("--dry-run"));
        Assert.Contains("rows: 4 in, 2 out, 2 withheld\n    for 1 of 3 people\n", workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--as-of=2024-03-01")]
    public void Rows_can_refute_the_population(string option)
    {
        workspace.Write("set/people.sluice", "population users\npopulation users.adults = adult");
        workspace.Manifest(transfer: "population: users.adults");

        Assert.Equal(2, workspace.Filter(option));
        Assert.Contains("SLU8031", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 4 are not", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));

        // Of whom it is not known, it follows from the population.
        workspace.Write("rows.csv", "key,grown,id,value\np1,true,1,a\np3,,3,c\n");
        Assert.Equal(0, workspace.Filter(option));
        Assert.Contains("2 in, 2 out", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_is_decided_once_more()
    {
        // The whole file is about many people; what is left of it is not.
        workspace.Write("set/crowd.sluice", "rule crowd { require people >= 4 of data.value }");
        workspace.Manifest(transfer: "people: 4");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8032", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("value (crowd)", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out"));

        workspace.Write("set/crowd.sluice", "rule crowd { require people >= 2 of data.value }");
        Assert.Equal(0, workspace.Filter());
        Assert.Equal("id,value\n1,a\n4,d\n", workspace.Read("out/people.csv"));
    }

    [Theory]
    [InlineData("p1,yes,2024-02-01,,,\np1,yes,2024-02-01,,,\n", "1 duplicate", true)]
    [InlineData("p1,yes,2024-02-01,2024-01-01,,\n", "1 contradictory", false)]
    [InlineData("p1,yes,2024-03-02,,,\n", "1 future", false)]
    [InlineData("p1,yes,soon,,,\n", "1 malformed", false)]
    [InlineData("p1,yes,2024-02-01,,,\n", "1 record, 1 of them", true)]
    public void Records_with_flaws_are_counted_and_grant_nothing(string records, string said, bool holds)
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write("ledger.csv", "subject,consent,granted_at,withdrawn_at,expires_at,notice\n" + records);

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(holds ? "id,value\n1,a\n" : "id,value\n", workspace.Read("out/people.csv"));
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'p1', 'yes', DATE '2024-02-01', NULL, NULL, 'v1'", ": 1 future\n", true)]
    [InlineData("'p1', 'yes', DATE 'infinity', NULL, NULL, 'v1'", "1 malformed", false)]
    [InlineData("'p1', 'yes', DATE '2024-02-01', DATE '-infinity', NULL, 'v1'", "1 malformed", false)]
    [InlineData("'p1', 'yes', DATE '2024-02-01', NULL, DATE 'infinity', 'v1'", "1 malformed", false)]
    [InlineData("'p1', '', DATE '2024-02-01', NULL, NULL, 'v1'", "1 malformed", false)]
    [InlineData("'p1', NULL, DATE '2024-02-01', NULL, NULL, 'v1'", "1 malformed", false)]
    [InlineData("'p1', 'yes', DATE '2024-02-01', NULL, NULL, ''", ": 1 future\n", true)]
    public void Cells_that_no_record_can_hold_are_found_in_a_Parquet_ledger(string record, string said, bool holds)
    {
        workspace.Manifest(transfer: "onward: [shop]");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger.parquet", StringComparison.Ordinal));
        using (var session = new DuckSession())
        {
            var file = DuckSession.Text(Path.Combine(workspace.Folder, "ledger.parquet"));
            session.Execute(
                $"COPY (SELECT * FROM (VALUES ({record}), ('p9', 'yes', DATE '2025-01-01', NULL, NULL, 'v1')) AS t(subject, consent, granted_at, withdrawn_at, expires_at, notice)) TO {file} (FORMAT PARQUET)"
            );
        }

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(holds ? "id,value\n1,a\n" : "id,value\n", workspace.Read("out/people.csv"));
        Assert.Contains(said, workspace.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-01T23:30:00Z", null, true)]
    [InlineData("2024-03-01T23:30:00Z", "Asia/Seoul", false)]
    [InlineData("2024-03-02T00:30+09:00", null, true)]
    [InlineData("2024-03-02 00:30:00.5+0900", "America/New_York", true)]
    [InlineData("2024-03-01T20:00:00-05", null, false)]
    [InlineData("2024-03-01T20:00:00-05", "America/New_York", true)]
    [InlineData("2024-03-01T23:59", "Asia/Seoul", true)]
    public void Moments_lie_in_a_day_of_the_senders_zone(string granted, string? zone, bool holds)
    {
        foreach (var ledger in (string[])["csv", "jsonl"])
        {
            workspace.Manifest(transfer: "onward: [shop]" + (zone is null ? "" : $"\nzone: {zone}"));
            workspace.Write(
                "transfer.yaml",
                workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger." + ledger, StringComparison.Ordinal)
            );
            workspace.Write("ledger.csv", $"subject,consent,granted_at,withdrawn_at,expires_at,notice\np1,yes,{granted},,,\n");
            workspace.Write(
                "ledger.jsonl",
                $$"""{"subject":"p1","consent":"yes","granted_at":"{{granted}}","withdrawn_at":null,"expires_at":null,"notice":null}"""
            );

            Assert.Equal(0, workspace.Filter());
            Assert.Equal(holds ? "id,value\n1,a\n" : "id,value\n", workspace.Read("out/people.csv"));
        }
    }

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Asia/Seoul", false)]
    public void Moments_of_a_Parquet_ledger_too(string zone, bool holds)
    {
        workspace.Manifest(transfer: $"onward: [shop]\nzone: {zone}");
        workspace.Write("transfer.yaml", workspace.Read("transfer.yaml").Replace("ledger.csv", "ledger.parquet", StringComparison.Ordinal));
        using (var session = new DuckSession(null))
        {
            session.Execute(
                $"COPY (SELECT 'p1' AS subject, 'yes' AS consent, TIMESTAMPTZ '2024-03-01 23:30:00+00' AS granted_at, NULL::DATE AS withdrawn_at, NULL::TIMESTAMP AS expires_at, NULL::INTEGER AS notice, 'form' AS evidence) TO {DuckSession.Text(Path.Combine(workspace.Folder, "ledger.parquet"))} (FORMAT PARQUET)"
            );
        }

        Assert.Equal(0, workspace.Filter());
        Assert.Equal(holds ? "id,value\n1,a\n" : "id,value\n", workspace.Read("out/people.csv"));
    }

    [Fact]
    public void A_zone_nobody_knows_is_an_error()
    {
        workspace.Manifest(transfer: "onward: [shop]\nzone: Asia/Soul");

        Assert.Equal(2, workspace.Filter());
        Assert.Contains("SLU8033", workspace.Output, StringComparison.Ordinal);
        Assert.Equal(2, workspace.Run("check", "transfer.yaml", "--policies", "set"));
        Assert.Contains("error SLU8033: there is no time zone `Asia/Soul`", workspace.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean `Asia/Seoul`?", workspace.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_knows_every_zone_that_a_manifest_may_name()
    {
        using var session = new DuckSession();
        var known = session.Query("SELECT name FROM pg_timezone_names()").Select(static r => r[0]!).ToHashSet(StringComparer.Ordinal);
        string[] some =
        [
            "UTC",
            "Asia/Seoul",
            "Europe/Berlin",
            "America/Argentina/Buenos_Aires",
            "Asia/Calcutta",
            "Etc/GMT+12",
            "Pacific/Kiritimati",
        ];
        foreach (var zone in some)
        {
            workspace.Manifest(transfer: $"onward: [shop]\nzone: {zone}");
            Assert.Equal(4, workspace.Run("check", "transfer.yaml", "--policies", "set"));
            Assert.Contains(zone, known);
        }
    }

    [Fact]
    public void Check_says_at_once_that_a_dataset_without_key_cannot_be_filtered()
    {
        workspace.Manifest(transfer: "onward: [shop]");
        Assert.Equal(4, workspace.Run("check", "transfer.yaml", "--policies", "set"));
        Assert.DoesNotContain("SLU8074", workspace.Output, StringComparison.Ordinal);
        var keyless = workspace.Read("transfer.yaml").Replace("    key: key\n", "", StringComparison.Ordinal);
        workspace.Write("transfer.yaml", keyless);

        Assert.Equal(4, workspace.Run("check", "transfer.yaml", "--policies", "set"));
        Assert.Contains(
            "warning SLU8074: dataset `people` is restricted by consent records and has no `key`",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, workspace.Filter("--dry-run"));

        // An attribute alone needs no key.
        workspace.Write("transfer.yaml", keyless.Replace("onward: [shop]", "", StringComparison.Ordinal));
        Assert.Equal(4, workspace.Run("check", "transfer.yaml", "--policies", "set"));
        Assert.DoesNotContain("SLU8074", workspace.Output, StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private static IEnumerable<string> Grounds(JsonElement of) =>
        of.GetProperty("grounds")
            .EnumerateArray()
            .Select(static g =>
                $"{g.GetProperty("rule").GetString()} {g.GetProperty("rows").GetInt64()} {g.GetProperty("undetermined").GetInt64()}"
            );
}
