using System.Globalization;
using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Rows with cells of one type, put to <c>filter</c> and to what <c>sql</c> prints. All tables are made in one call of the client, and all
/// printed queries are run in one: each call takes longer than a query.
/// </summary>
internal sealed class CellCases(Cluster cluster) : IDisposable
{
    private readonly RowWorkspace workspace = new();
    private readonly string schema = cluster.NewSchema();
    private readonly List<string> statements = [];
    private readonly List<(string Title, string Policy, string Manifest, string[] Options, string Expected, string Printed)> cases = [];

    /// <summary>Rows numbered from 1, each with a cell of the attribute; who fits the condition is permitted.</summary>
    /// <param name="attribute">The type of the attribute.</param>
    /// <param name="type">The type of the column.</param>
    /// <param name="cells">The cells as SQL, divided by <c>|</c>.</param>
    /// <param name="when">The condition.</param>
    /// <param name="expected">
    /// The numbers of the rows that are written; or an id, and the type that the column has or the number of its cells.
    /// </param>
    /// <param name="printed">The numbers of the rows that the printed query selects; null for the same.</param>
    /// <param name="zone">The sender's zone.</param>
    public void Attribute(
        string attribute,
        string type,
        string cells,
        string when,
        string expected,
        string? printed = null,
        string? zone = null
    )
    {
        var rows = Table(
            $"(id int, x {type})",
            cells.Split('|').Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1}, CAST({c} AS {type}))"))
        );
        Add(
            $"{attribute} in {type}: {cells} where {when}",
            $"subject attribute x : {attribute}\nrule a {{ allow data to desk for work when {when} }}",
            Manifest("subject: { x: x }", zone is null ? "" : $"zone: {zone}"),
            expected,
            printed,
            rows
        );
    }

    /// <summary>Rows numbered from 1, each with a key; each subject of the ledger has objected.</summary>
    public void Key(string type, string keys, string subjectType, string subjects, string expected, string? printed = null)
    {
        var rows = Table(
            $"(id int, k {type})",
            keys.Split('|').Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1}, CAST({c} AS {type}))"))
        );
        var text = cluster.Name == "spark" ? "string" : "varchar";
        var records = Table(
            $"(subject {subjectType}, consent {text}, granted_at date, withdrawn_at date, expires_at date, notice {text})",
            subjects.Split('|').Select(s => $"(CAST({s} AS {subjectType}), 'ads', NULL, DATE '2024-01-01', NULL, NULL)")
        );
        Add(
            $"key {type}: {keys}, subject {subjectType}: {subjects}",
            "consent ads { kind opt_out of any to any for any }\nrule a { allow data to desk for work }\nrule b { deny data to any for any unless consent ads }",
            Manifest("key: k", "consent: { ads: ledger }\nledger: { source: ledger.csv, complete: true }"),
            expected,
            printed,
            rows,
            records
        );
    }

    /// <summary>A view may hide that blanks at the end of a text are of a column that fills texts up with them.</summary>
    public void Views()
    {
        var table = Table("(id int, x char(6))", ["(1, 'gold')", "(2, 'silver')"]);
        foreach (var (view, cell, expected) in new[] { (table + "v", "x", "2"), (table + "w", "concat(x, '') AS x", "SLU8013 1") })
        {
            statements.Add($"CREATE VIEW {view} AS SELECT id, {cell} FROM {table}");
            Add(
                view,
                "subject attribute x : text\nrule a { allow data to desk for work when x != \"gold\" }",
                Manifest("subject: { x: x }", ""),
                expected,
                "2",
                view
            );
        }
    }

    /// <summary>Runs them; all that differs is told together.</summary>
    public void Run()
    {
        cluster.Execute(string.Join(";\n", statements));
        var printed = new List<string>();
        var wrong = new List<string>();
        foreach (var (title, policy, manifest, options, expected, _) in cases)
        {
            workspace.Write("set/policy.sluice", policy);
            workspace.Write("transfer.yaml", manifest);
            var code = workspace.Run([
                "filter",
                "transfer.yaml",
                "--policies",
                "set",
                "--out",
                $"out{printed.Count}",
                "--engine",
                cluster.Name,
                "--submit",
                cluster.Submit,
                "--client-messages",
                .. options,
            ]);
            if (Said(expected, code, $"out{printed.Count}/people.jsonl") is { } said)
            {
                wrong.Add($"{title}: {expected} is expected, not {said}");
            }

            Assert.Equal(0, workspace.Run(["sql", "transfer.yaml", "--policies", "set", "--dialect", cluster.Name, .. options]));
            printed.Add(workspace.Output[..workspace.Output.IndexOf(";\n", StringComparison.Ordinal)]);
        }

        var answers = string.Join('\n', cluster.Execute("SELECT 'next' AS mark;\n" + string.Join(";\nSELECT 'next' AS mark;\n", printed)))
            .Split("next")[1..];
        wrong.AddRange(
            cases
                .Zip(answers)
                .Where(static c => c.First.Printed != Ids(c.Second))
                .Select(static c => $"{c.First.Title}: {c.First.Printed} is expected of the printed query, not {Ids(c.Second)}")
        );
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    public void Dispose() => workspace.Dispose();

    private void Add(string title, string policy, string manifest, string expected, string? printed, string rows, string? ledger = null) =>
        cases.Add(
            (
                title,
                $"category data\npurpose work\npartner desk {{ in SG }}\n{policy}\n",
                manifest,
                ["--table", "people=" + rows, .. ledger is null ? [] : (string[])["--table", "ledger=" + ledger]],
                expected,
                printed ?? (expected.StartsWith("SLU", StringComparison.Ordinal) ? "" : expected)
            )
        );

    private string Table(string columns, IEnumerable<string> rows)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{schema}.c{statements.Count}");
        statements.Add($"CREATE TABLE {name} {columns}{(cluster.Name == "spark" ? " USING parquet" : "")}");
        statements.Add($"INSERT INTO {name} VALUES {string.Join(", ", rows)}");
        return name;
    }

    private static string Manifest(string dataset, string transfer) =>
        $$"""
            transfer: t
            to: desk
            purpose: work
            on: 2024-03-01
            {{transfer}}
            datasets:
              people:
                {{dataset}}
                fields: { id: { category: data } }
            """;

    /// <summary>What was said in the place of what is expected; null for that.</summary>
    private string? Said(string expected, int code, string file)
    {
        if (!expected.StartsWith("SLU", StringComparison.Ordinal))
        {
            return code != 0 ? workspace.Output
                : Ids(workspace.Read(file)) is var ids && ids != expected ? ids
                : null;
        }

        // An error names the column, and its type or the number of its cells.
        var (id, what) = expected.Split(' ') is [var first, var second] ? (first, second) : (expected, "");
        return code == 2
            && workspace.Output.Contains($"error {id}: ", StringComparison.Ordinal)
            && workspace.Flat.Contains(
                what.Length == 0 ? ""
                    : char.IsDigit(what[0]) ? $": {what} of its cells"
                    : $" holds {what}, ",
                StringComparison.Ordinal
            )
                ? null
            : code == 0 ? Ids(workspace.Read(file))
            : workspace.Output;
    }

    private static string Ids(string lines) =>
        string.Join(
            ',',
            lines
                .Split('\n')
                .Select(static l => new string([.. l.Where(char.IsAsciiDigit)]))
                .Where(static l => l.Length > 0)
                .Select(static l => int.Parse(l, CultureInfo.InvariantCulture))
                .Order()
        );
}
