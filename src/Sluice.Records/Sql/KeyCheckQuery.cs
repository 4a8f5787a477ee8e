using System.Text;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// The check that stands beside the query of a dataset: how many people of the ledger have a row, and how many have none but would, were their key written like one there. A record that no row has counts for
/// nobody, and the query alone does not show whether that is so because two programs write one key in two ways.
/// </summary>
internal sealed class KeyCheckQuery(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
{
    private readonly SqlNames names = RowCells.Names(plan, tables, new SqlNames(dialect, diagnostics, tables.IsRead));

    /// <summary>Whether the keys of a dataset are held against those of the ledger: where records are asked for, and nobody says that every key is as it should be.</summary>
    public static bool IsAsked(TransferPlan transfer, DatasetPlan plan) => plan.Dataset.Key is not null && !plan.Asked.IsEmpty && transfer.Manifest.Ledger is { ExactKeys: false };

    /// <summary>The query of the keys; its columns are <c>people</c>, <c>found</c>, <c>near</c> and <c>rounded</c>.</summary>
    public string Write() => Write([]);

    /// <summary>The query of whatever can be wrong with cells: how many of each column are no value or no key, and what is to be known of keys; null where nothing can.</summary>
    public string? WriteAll()
    {
        var data = names.Own("data");
        var reader = new RowCells(transfer, plan, tables, names);
        var withKey = plan.Dataset.Key is not null && !plan.Consents.IsEmpty;
        var source = reader.Source(data, [], plan.Queried, withKey, "    ");
        var cells = plan.Queried.Select(a => (Name: "no_value_" + a.Name, Cell: reader.Of(data, a)))
            .Concat(withKey ? [("no_key", reader.Key(data))] : [])
            .Where(static c => c.Cell.Given is not null)
            .Select(c => (Name: names.Own(c.Name), IsWrong: $"{c.Cell.Given} AND {c.Cell.Value} IS NULL")).ToList();
        return IsAsked(transfer, plan) ? Write([.. cells.Select(static c => c.Name)], Counts(source, cells))
            : cells.Count == 0 ? null : Counts(source, cells).Replace("\n    ", "\n", StringComparison.Ordinal) + "\n";
    }

    private string Counts(string source, IReadOnlyCollection<(string Name, string IsWrong)> cells) => cells.Count == 0 ? ""
        : $"SELECT\n      {string.Join(",\n      ", cells.Select(static c => $"COUNT(CASE WHEN {c.IsWrong} THEN 1 END) AS {c.Name}"))}\n    FROM {source}";

    private string Rows => tables.DataSql ?? names.Identifier(tables.Data, plan.Dataset.Name.Location);

    private string Write(IReadOnlyCollection<string> wrong, string counts = "")
    {
        var consents = transfer.Datasets.SelectMany(static d => d.Asked).Distinct().OrderBy(static c => c.Name, StringComparer.Ordinal);
        var (data, ledger, own, keys, subjects, forms, cells) = (names.Own("data"), names.Own("ledger"), names.Own("own"), names.Own("keys"), names.Own("subjects"), names.Own("forms"), names.Own("cells"));
        var (key, plain, form, people, found, near, rounded) = (names.Own("key"), names.Own("plain"), names.Own("form"), names.Own("people"), names.Own("found"), names.Own("near"), names.Own("rounded"));
        var filled = LedgerQuery.TextOf(dialect, tables, ledger, "consent");
        var reader = new RowCells(transfer, plan, tables, names);

        // Where the types are known, a key that is a number is a whole one, or none.
        var isRounded = tables.TypeOf?.Invoke(plan.Dataset.Key!.Value).Kind is not (null or ColumnKind.Any) ? "0"
            : $"(SELECT COUNT(*) FROM {keys} WHERE REGEXP_REPLACE({form}, '^[-+]?[0-9]+([.][0-9]+(e[-+]?[0-9]+)?|e[-+][0-9]+)$', '') = '')";
        return $"""
            WITH{(counts.Length == 0 ? "" : $"\n  -- Cells that are no value, and no key: one of them may stand for anything.\n  {cells} AS (\n    {counts}\n  ),")}
              -- The keys of the rows, and the people with a record; each with what is left of its key when it is written in one way.
              {keys} AS (
                SELECT {key}, {Form(plain)} AS {form}
                FROM (
                  SELECT {key}, {Plain(key)} AS {plain}
                  FROM (SELECT DISTINCT {reader.Key(data).Value} AS {key} FROM {Rows} AS {data}) AS {own}
                ) AS {own}
                WHERE {key} <> ''
              ),
              {subjects} AS (
                SELECT {key}, {Form(plain)} AS {form}
                FROM (
                  SELECT {key}, {Plain(key)} AS {plain}
                  FROM (
                    SELECT DISTINCT {reader.Subject(ledger)} AS {key}
                    FROM {tables.LedgerSql ?? names.Identifier(tables.Ledger, null)} AS {ledger}
                    WHERE {filled} IN ({string.Join(", ", consents.Select(c => names.Text(c.Name, c.Location)))}) OR {filled} IS NULL
                  ) AS {own}
                ) AS {own}
                WHERE {key} <> ''
              ),
              {forms} AS (SELECT DISTINCT {form} FROM {keys})
            SELECT
              COUNT(*) AS {people},
              COUNT({keys}.{key}) AS {found},
              COUNT(CASE WHEN {keys}.{key} IS NULL THEN {forms}.{form} END) AS {near},
              {isRounded} AS {rounded}{string.Concat(wrong.Select(w => $",\n  (SELECT {w} FROM {cells}) AS {w}"))}
            FROM {subjects}
            LEFT JOIN {keys} ON {keys}.{key} = {subjects}.{key}
            LEFT JOIN {forms} ON {forms}.{form} = {subjects}.{form}

            """.ReplaceLineEndings("\n");
    }

    // Small letters, and no blanks at the ends. Only functions and patterns that mean the same everywhere.
    private string Plain(string key) => $"LOWER({dialect.Trimmed(dialect.Normalized(key))})";

    // Of a whole number no zeros in front, no plus and nothing behind the point.
    private static string Form(string plain) =>
        $"CASE WHEN {plain} <> '' AND REGEXP_REPLACE({plain}, '^[+]?[0-9]+([.]0*)?$', '') = '' THEN '0' || REGEXP_REPLACE(REGEXP_REPLACE({plain}, '[.]0*$', ''), '^[+]?0*', '') ELSE {plain} END";
}
