using System.Globalization;
using System.Text.Json;
using Sluice.Cli.Tests.Clusters;
using Xunit;

namespace Sluice.Cli.Tests.Records.Ledgers;

/// <summary>
/// A ledger whose cells hold whatever programs write there, as a file and in a table: both say the same of every person, and count the same
/// of its records.
/// </summary>
internal sealed class WorseLedger : IDisposable
{
    private const int People = 60;

    private static readonly string[] Names = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];
    private static readonly string[] Days =
    [
        "2024-05-31",
        "2024-05-30",
        "2024-06-01",
        "2024-05-01",
        "2024-04-30",
        "2024-05-02",
        "2024-05-31T15:00:00Z",
        "2024-05-30T23:30:00-05:00",
        "2024-05-31T23:30:00",
    ];
    private readonly RowWorkspace workspace = new();
    private readonly Cluster cluster;
    private readonly List<string[]> records = [];
    private readonly string schema;

    public WorseLedger(Cluster cluster, string? zone, int seed)
    {
        this.cluster = cluster;
        schema = cluster.NewSchema();
        workspace.Write(
            "set/policy.sluice",
            """
            category data
            purpose work
            partner desk { in SG }
            consent yes { kind opt_in  of data  to desk  for work  lasts 1 month }
            consent told { kind notice  of data  to desk  for work  notices "v3" }
            consent no { kind opt_out  of data  to desk  for work  notices "v3", "v4" }
            rule all { allow data to desk for work when consent yes or consent told or consent no }
            """
        );
        workspace.Write(
            "transfer.yaml",
            $$"""
            transfer: rows
            to: desk
            purpose: work
            on: 2024-05-31
            {{(zone is null ? "" : "zone: " + zone)}}
            consent: { yes: ledger, told: ledger, no: ledger }
            datasets:
              people: { key: key, source: rows.csv, fields: { key: { category: data } } }
            ledger: { source: ledger.csv }
            """
        );
        workspace.Write("rows.csv", "key\n" + string.Concat(Enumerable.Range(0, People).Select(static i => $"p{i}\n")));
        var random = new Random(seed);
        for (var i = 0; i < People * 2; i++)
        {
            string Day(double empty) =>
                random.NextDouble() < empty ? ""
                : random.Next(4) > 0 ? Days[random.Next(Days.Length)]
                : LedgerTexts.All[random.Next(LedgerTexts.All.Length)];
            var consent = random.Next(40) == 0 ? "" : new[] { "yes", "told", "no", "no", "something_else" }[random.Next(5)];
            records.Add([$"p{random.Next(People)}", consent, Day(0.3), Day(0.6), Day(0.8), new[] { "v3", "v3", "", "v2" }[random.Next(4)]]);
        }

        workspace.Write(
            "ledger.csv",
            string.Concat(records.Prepend(Names).Select(static r => string.Join(',', r.Select(static c => "\"" + c + "\"")) + "\n"))
        );
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>Makes the tables with all cells of the ledger as texts of a type, every other empty one as null.</summary>
    public void Make(string type)
    {
        var isSpark = cluster.Name == "spark";
        string Cell(string cell, int at) =>
            cell.Length == 0 && at % 2 == 0
                ? $"CAST(NULL AS {type})"
                : $"CAST({ClusterTables.Text(cell, isSpark).Replace("\n", isSpark ? "\\n" : "\n", StringComparison.Ordinal).Replace("\t", isSpark ? "\\t" : "\t", StringComparison.Ordinal)} AS {type})";
        var rows = string.Join(",\n", records.Select((r, i) => $"({string.Join(", ", r.Select((c, j) => Cell(c, i + j)))})"));
        var format = isSpark ? " USING parquet" : "";
        cluster.Execute(
            $"CREATE TABLE {schema}.people{format} AS SELECT * FROM (VALUES {string.Join(", ", Enumerable.Range(0, People).Select(static i => $"('p{i}')"))}) AS t({(isSpark ? "`key`" : "\"key\"")})"
        );
        cluster.Execute(
            $"CREATE TABLE {schema}.ledger ({string.Join(", ", Names.Select(n => $"{n} {type}"))}){format}; INSERT INTO {schema}.ledger VALUES {rows}"
        );
    }

    /// <summary>Holds `filter` on the tables, and the text that is printed for them, against `filter` on the files.</summary>
    /// <param name="ask">Asks for a column of texts.</param>
    public void Check(Func<string, IEnumerable<string>> ask)
    {
        Assert.True(workspace.Filter() == 0, workspace.Output);
        var expected = workspace
            .Read("out/people.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Order(StringComparer.Ordinal)
            .ToList();
        var counts = Counts();
        Assert.InRange(expected.Count, 1, People - 1);
        Assert.NotEqual("0", counts["malformed"]);

        string[] tables = ["--table", $"people={schema}.people", "--table", $"ledger={schema}.ledger"];
        var code = workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            cluster.Name,
            "--submit",
            cluster.Submit,
            "--out",
            "out",
            "--client-messages",
            .. tables,
        ]);
        Assert.True(code == 0, workspace.Output);
        Assert.Equal(
            expected,
            workspace
                .Read("out/people.jsonl")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static l => JsonDocument.Parse(l).RootElement.GetProperty("key").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(counts, Counts());

        Assert.Equal(0, workspace.Run(["sql", "transfer.yaml", "--policies", "set", "--dialect", cluster.Name, .. tables]));
        var text = workspace.Output[workspace.Output.IndexOf("WITH\n", StringComparison.Ordinal)..];
        Assert.Equal(expected, ask(text[..text.IndexOf(";\n", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    private SortedDictionary<string, string> Counts()
    {
        var ledger = workspace.Json.GetProperty("ledger");
        return new(
            ((string[])["records", "asked", "contradictory", "future", "malformed", "unknown_consents"]).ToDictionary(
                static n => n,
                n => ledger.GetProperty(n).GetInt64().ToString(CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            ),
            StringComparer.Ordinal
        );
    }
}
