using System.Globalization;
using Sluice.Core.Model;
using Sluice.Tests.Records;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Generated people and consent records in tables of an engine, in the types of a world.</summary>
internal sealed class ClusterTables
{
    private readonly ClusterWorld world;
    private readonly bool isSpark;

    public ClusterTables(ClusterWorld world, bool isSpark, int seed)
    {
        (this.world, this.isSpark) = (world, isSpark);
        var dice = new RowDice(seed);
        Rows =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(i => new PersonRow(
                    i,
                    dice.Key(i),
                    RowDice.Attributes.ToDictionary(static a => a, a => Fitting(a, dice.Attribute(a)), StringComparer.Ordinal)
                )),
        ];
        Ledger = [.. Enumerable.Range(0, 120).Select(_ => Fitting(dice.Record()))];
    }

    public IReadOnlyList<PersonRow> Rows { get; }

    public IReadOnlyList<LedgerRecord> Ledger { get; }

    /// <summary>Makes them in a schema of their own and gives the options that name the tables.</summary>
    public string[] Make(Cluster cluster)
    {
        var schema = cluster.NewSchema();
        foreach (var statement in Statements(schema))
        {
            cluster.Execute(statement);
        }

        return Options(schema);
    }

    /// <summary>What the engine says of the columns of both.</summary>
    public static IEnumerable<string> Describe(Cluster cluster, string[] options) =>
        options
            .Where(static o => o.Contains('=', StringComparison.Ordinal))
            .Select(o =>
                string.Concat(
                    cluster.Execute("DESCRIBE " + o[(o.IndexOf('=', StringComparison.Ordinal) + 1)..]).Select(static l => l + "\n")
                )
            );

    /// <summary>The options that name the tables of a schema.</summary>
    public static string[] Options(string schema) =>
        ["--table", $"people={schema}.people", "--table", $"consent_ledger={schema}.consent_ledger"];

    /// <summary>What makes and fills them.</summary>
    public IReadOnlyList<string> Statements(string schema)
    {
        var text = isSpark ? "string" : "varchar";
        return
        [
            Table(
                $"{schema}.people",
                [
                    ("id", isSpark ? "int" : "integer"),
                    ("key", world.Key),
                    ("value", text),
                    ("Other Column", text),
                    .. RowDice.Attributes.Select((a, i) => ("the_" + a, world.Facts[i])),
                ],
                Rows.Select(r =>
                    (string?[])
                        [
                            r.Id.ToString(CultureInfo.InvariantCulture),
                            Key(r.Key, isData: true),
                            r.Value,
                            r.Other,
                            .. RowDice.Attributes.Select(r.Text),
                        ]
                )
            ),
            Table(
                $"{schema}.consent_ledger",
                [
                    ("subject", world.Subject),
                    ("consent", world.Text),
                    ("granted_at", world.Day),
                    ("withdrawn_at", world.Day),
                    ("expires_at", world.Day),
                    ("notice", world.Text),
                ],
                Ledger.Select(r => (string?[])[Key(r.Subject, isData: false), .. r.Cells[1..]])
            ),
        ];
    }

    /// <summary>A text of the engine.</summary>
    public static string Text(string value, bool isSpark) =>
        isSpark
            ? "'"
                + string.Concat(
                    value.Select(static c =>
                        c is '\'' or '\\' ? "\\" + c
                        : c < 128 ? c.ToString()
                        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                    )
                )
                + "'"
            : "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    private string Table(string name, (string Name, string Type)[] columns, IEnumerable<string?[]> rows)
    {
        var values = string.Join(",\n", rows.Select(r => "(" + string.Join(", ", r.Select((c, i) => Cell(c, columns[i].Type))) + ")"));
        string Quoted(string column) => isSpark ? $"`{column}`" : $"\"{column}\"";
        var list = string.Join(", ", columns.Select(c => $"{Quoted(c.Name)} {c.Type}"));
        return $"CREATE TABLE {name} ({list}){(isSpark ? " USING parquet" : "")};\nINSERT INTO {name} VALUES\n{values}";
    }

    private string Cell(string? cell, string type)
    {
        if (cell is null)
        {
            return $"CAST(NULL AS {type})";
        }

        // Every moment is the start of its day for the sender: with a zone of its own, in that zone.
        var isMoment = type.StartsWith("timestamp", StringComparison.Ordinal);
        var hasZone = isMoment && (isSpark ? type == "timestamp" : type.EndsWith("zone", StringComparison.Ordinal));
        return isMoment
            ? $"CAST({Text($"{cell} 00:00:00{(hasZone ? " " + (world.Zone ?? "UTC") : "")}", isSpark)} AS {type})"
            : $"CAST({Text(cell, isSpark)} AS {type})";
    }

    // What the type of a column cannot hold is drawn otherwise: rows of wrong cells are tests of their own.
    private Value? Fitting(string attribute, Value? value)
    {
        var type = world.Facts[Array.IndexOf(RowDice.Attributes, attribute)];
        return attribute == "score" && type is "double" or "real" or "float" && value is { } number
            ? Value.OfDecimal(decimal.Round(number.Number, 3))
            : value;
    }

    private LedgerRecord Fitting(LedgerRecord record)
    {
        string? Day(string? text) =>
            world.Day.Contains("char", StringComparison.Ordinal)
            || world.Day == "string"
            || DateOnly.TryParseExact(text, "yyyy-MM-dd", out _)
                ? text
                : null;
        return record with { Granted = Day(record.Granted), Withdrawn = Day(record.Withdrawn), Expires = Day(record.Expires) };
    }

    private string? Key(string? person, bool isData) =>
        person is null ? null
        : world.HasNumbers ? person[1..]
        : world.HasUuids ? $"{int.Parse(person[1..], CultureInfo.InvariantCulture):D8}-0000-4000-8000-00000000{(isData ? "ab" : "AB")}cd"
        : person;
}
