using System.Text;
using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// The check that stands beside the query of a dataset: how many people of the ledger have a row, and how many have none but would, were their key written like one there. A record that no row has counts for
/// nobody, and the query alone does not show whether that is so because two programs write one key in two ways.
/// </summary>
internal sealed class KeyCheckQuery(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
{
    private readonly SqlNames names = Names(plan, tables, dialect, diagnostics);

    /// <summary>Whether the keys of a dataset are held against those of the ledger: where records are asked for, and nobody says that every key is as it should be.</summary>
    public static bool IsAsked(TransferPlan transfer, DatasetPlan plan) => plan.Dataset.Key is not null && !plan.Asked.IsEmpty && transfer.Manifest.Ledger is { ExactKeys: false };

    /// <summary>The query; its columns are <c>people</c>, <c>found</c>, <c>near</c> and <c>rounded</c>.</summary>
    public string Write()
    {
        var consents = transfer.Datasets.SelectMany(static d => d.Asked).Distinct().OrderBy(static c => c.Name, StringComparer.Ordinal);
        var (data, ledger, own, keys, subjects, forms) = (names.Own("data"), names.Own("ledger"), names.Own("own"), names.Own("keys"), names.Own("subjects"), names.Own("forms"));
        var (key, plain, form, people, found, near, rounded) = (names.Own("key"), names.Own("plain"), names.Own("form"), names.Own("people"), names.Own("found"), names.Own("near"), names.Own("rounded"));
        var (subject, consent, type) = (dialect.Identifier("subject"), dialect.Identifier("consent"), dialect.TextType);
        var column = $"CAST({data}.{names.Identifier(plan.Dataset.Key!.Value, plan.Dataset.Key.Location)} AS {type})";
        var person = $"CAST({ledger}.{subject} AS {type})";
        var filled = $"NULLIF(CAST({ledger}.{consent} AS {type}), '')";
        return $"""
            WITH
              -- The keys of the rows, and the people with a record; each with what is left of its key when it is written in one way.
              {keys} AS (
                SELECT {key}, {Form(plain)} AS {form}
                FROM (
                  SELECT DISTINCT {column} AS {key}, {Plain(column)} AS {plain}
                  FROM {tables.DataSql ?? names.Identifier(tables.Data, plan.Dataset.Name.Location)} AS {data}
                ) AS {own}
                WHERE {key} <> ''
              ),
              {subjects} AS (
                SELECT {key}, {Form(plain)} AS {form}
                FROM (
                  SELECT DISTINCT {person} AS {key}, {Plain(person)} AS {plain}
                  FROM {tables.LedgerSql ?? names.Identifier(tables.Ledger, null)} AS {ledger}
                  WHERE {ledger}.{consent} IN ({string.Join(", ", consents.Select(c => names.Text(c.Name, c.Location)))}) OR {filled} IS NULL
                ) AS {own}
                WHERE {key} <> ''
              ),
              {forms} AS (SELECT DISTINCT {form} FROM {keys})
            SELECT
              COUNT(*) AS {people},
              COUNT({keys}.{key}) AS {found},
              COUNT(CASE WHEN {keys}.{key} IS NULL THEN {forms}.{form} END) AS {near},
              (SELECT COUNT(*) FROM {keys} WHERE REGEXP_REPLACE({form}, '^[-+]?[0-9]+([.][0-9]+(e[-+]?[0-9]+)?|e[-+][0-9]+)$', '') = '') AS {rounded}
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

    private static SqlNames Names(DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
    {
        var names = new SqlNames(dialect, diagnostics, tables.IsRead);
        foreach (var taken in new[] { plan.Dataset.Key!.Value, tables.Data, tables.Ledger, "subject", "consent" })
        {
            names.Take(taken);
        }

        return names;
    }
}
