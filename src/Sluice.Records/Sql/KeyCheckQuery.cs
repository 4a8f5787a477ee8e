using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// The check that stands beside the query of a dataset: how many people of the ledger have a row, and how many have none but would, were
/// their key written like one there. A record whose person has no row changes nothing, and the query alone does not show whether that is so
/// because two programs write one key in two ways.
/// </summary>
internal sealed class KeyCheckQuery
{
    private readonly TransferPlan transfer;
    private readonly DatasetPlan plan;
    private readonly RowTables tables;
    private readonly SqlNames names;
    private readonly string keys;
    private readonly string forms;
    private readonly string form;
    private readonly string[] sums;

    /// <param name="transfer">The transfer.</param>
    /// <param name="plan">The dataset.</param>
    /// <param name="tables">What is read.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="diagnostics">Takes what cannot be written.</param>
    public KeyCheckQuery(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
    {
        (this.transfer, this.plan, this.tables) = (transfer, plan, tables);
        names = RowCells.Names(plan, tables, new SqlNames(dialect, diagnostics, tables.IsRead));
        (keys, forms, form) = (names.Own("keys"), names.Own("forms"), names.Own("form"));
        sums = [names.Own("people"), names.Own("found"), names.Own("near"), names.Own("rounded")];
    }

    /// <summary>
    /// Whether the keys of a dataset are held against those of the ledger: where records are asked for, and the caller does not vouch for
    /// every key.
    /// </summary>
    public static bool IsAsked(TransferPlan transfer, DatasetPlan plan) =>
        plan.Dataset.Key is not null && !plan.Asked.IsEmpty && transfer.Manifest.Ledger is { ExactKeys: false };

    /// <summary>
    /// The numbers that are selected of keys: people with a record, those found in the rows, those that are nearly there, and keys of rows
    /// that are rounded numbers.
    /// </summary>
    public IEnumerable<string> Numbers => sums.Select(static s => $"COALESCE(SUM({s}), 0)");

    /// <summary>Where they come from.</summary>
    public string Source => $"FROM {forms}\n";

    /// <summary>
    /// The query of whatever can be wrong with cells: how many of each column are no value or no key, and what is to be known of keys; null
    /// where nothing can.
    /// </summary>
    public string? WriteAll()
    {
        var data = names.Own("data");
        var reader = new RowCells(transfer, plan, tables, names);
        var withKey = plan.Dataset.Key is not null && !plan.Consents.IsEmpty;
        var source = reader.Source(data, [], plan.Queried, withKey, "    ");
        var cells = plan
            .Queried.Select(a => (Name: "no_value_" + a.Name, Cell: reader.Of(data, a)))
            .Concat(withKey ? [("no_key", reader.Key(data))] : [])
            .Where(static c => c.Cell.Given is not null)
            .Select(c => (Name: names.Own(c.Name), IsWrong: $"{c.Cell.Given} AND {c.Cell.Value} IS NULL"))
            .ToList();
        return IsAsked(transfer, plan) ? Write([.. cells.Select(static c => c.Name)], Counts(source, cells))
            : cells.Count == 0 ? null
            : Counts(source, cells).Replace("\n    ", "\n", StringComparison.Ordinal) + "\n";
    }

    /// <summary>The tables that are selected from.</summary>
    /// <param name="records">The table of all records of the ledger, where there is one; else they are read here.</param>
    public IEnumerable<string> WriteTables(string? records = null)
    {
        var dialect = names.Dialect;
        var (data, ledger, own) = (names.Own("data"), names.Own("ledger"), names.Own("own"));
        var (key, plain, inRows, inLedger) = (names.Own("key"), names.Own("plain"), names.Own("in_rows"), names.Own("in_ledger"));
        var consents = string.Join(
            ", ",
            transfer
                .Datasets.SelectMany(static d => d.Asked)
                .Distinct()
                .OrderBy(static c => c.Name, StringComparer.Ordinal)
                .Select(c => names.Text(c.Name, c.Location))
        );
        var reader = new RowCells(transfer, plan, tables, names);
        var (rows, from) = (reader.Source(data, [], [], withKey: true, "        "), records ?? reader.LedgerSource(ledger, "        "));
        var (subject, consent) = records is null
            ? (reader.Subject(ledger), LedgerQuery.TextOf(dialect, tables, ledger, "consent"))
            : (dialect.Identifier("subject"), dialect.Identifier("consent"));

        // Where the types are known, a key that is a number is a whole one, or none.
        var isRounded = tables.TypeOf?.Invoke(plan.Dataset.Key!.Value).Kind is not (null or ColumnKind.Any)
            ? "0"
            : $"CASE WHEN REGEXP_REPLACE({form}, '^[-+]?[0-9]+([.][0-9]+(e[-+]?[0-9]+)?|e[-+][0-9]+)$', '') = '' THEN SUM({inRows}) ELSE 0 END";
        yield return $"""
              -- The keys of the rows, and of the people with a record; each with what is left of it when it is written in one way.
              {keys} AS (
                SELECT {key}, {inRows}, {inLedger}, {Form(plain)} AS {form}
                FROM (
                  SELECT {key}, MAX({inRows}) AS {inRows}, MAX({inLedger}) AS {inLedger}, {Plain(key)} AS {plain}
                  FROM (
                    SELECT {reader.Key(data).Value} AS {key}, 1 AS {inRows}, 0 AS {inLedger}
                    FROM {rows}
                    UNION ALL
                    SELECT {subject}, 0, 1
                    FROM {from}
                    WHERE {consent} IN ({consents}) OR {consent} IS NULL
                  ) AS {own}
                  WHERE {key} <> ''
                  GROUP BY {key}
                ) AS {own}
              )
            """.ReplaceLineEndings("\n");
        yield return $"""
              {forms} AS (
                SELECT
                  SUM({inLedger}) AS {sums[0]},
                  SUM({inRows} * {inLedger}) AS {sums[1]},
                  MAX({inRows}) * SUM((1 - {inRows}) * {inLedger}) AS {sums[2]},
                  {isRounded} AS {sums[3]}
                FROM {keys}
                GROUP BY {form}
              )
            """.ReplaceLineEndings("\n");
    }

    private static string Counts(string source, IReadOnlyCollection<(string Name, string IsWrong)> cells) =>
        cells.Count == 0
            ? ""
            : $"SELECT\n      {string.Join(",\n      ", cells.Select(static c => $"COUNT(CASE WHEN {c.IsWrong} THEN 1 END) AS {c.Name}"))}\n    FROM {source}";

    private string Write(IReadOnlyCollection<string> wrong, string counts)
    {
        var cells = names.Own("cells");
        var first =
            counts.Length == 0
                ? ""
                : $"  -- Cells that are no value, and no key: one of them may stand for anything.\n  {cells} AS (\n    {counts}\n  ),\n";
        return $"WITH\n{first}{string.Join(",\n", WriteTables())}\nSELECT\n  {string.Join(",\n  ", Numbers.Zip(sums, static (n, s) => $"{n} AS {s}").Concat(wrong.Select(w => $"(SELECT {w} FROM {cells}) AS {w}")))}\n{Source}";
    }

    // Small letters, and no blanks at the ends. Only functions and patterns that mean the same everywhere.
    private string Plain(string key) => $"LOWER({names.Dialect.Trimmed(names.Dialect.Normalized(key))})";

    // Of a whole number no zeros in front, no plus and nothing behind the point.
    private static string Form(string plain) =>
        $"CASE WHEN {plain} <> '' AND REGEXP_REPLACE({plain}, '^[+]?[0-9]+([.]0*)?$', '') = '' THEN '0' || REGEXP_REPLACE(REGEXP_REPLACE({plain}, '[.]0*$', ''), '^[+]?0*', '') ELSE {plain} END";
}
