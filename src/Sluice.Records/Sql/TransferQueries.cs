using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;
using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>The queries of a transfer, one for each dataset, as a person reviews them.</summary>
public static class TransferQueries
{
    /// <summary>The page; what cannot be said exactly is reported, and the page must then not be used.</summary>
    public static string Write(TransferPlan plan, TableMap map, SqlDialect dialect, DiagnosticBag diagnostics, FormRequest? form = null)
    {
        var request = form ?? FormRequest.Select;
        var page = new StringBuilder(Comments(Head(plan, dialect, request)));
        foreach (var dataset in plan.Datasets)
        {
            page.Append('\n');
            Write(page, plan, dataset, map, dialect, diagnostics, request);
        }

        return page.ToString();
    }

    /// <summary>What is to be said of a transfer, a line each.</summary>
    internal static IEnumerable<string> Head(TransferPlan plan, SqlDialect dialect, FormRequest form)
    {
        yield return $"transfer {plan.Manifest.Name.Value}: {string.Join(", ", plan.Manifest.Purposes.Select(static p => p.Value.Name))}; to {string.Join(", ", plan.Manifest.Recipients.Select(static r => r.Partner.Name).Distinct())}";
        yield return plan.Day is { } day ? $"on {Text(day)}"
        : plan.Manifest.Dates.Standing is { } period ? $"on every day {period}"
        : "without a date";
        if (plan.Holds is { } holds)
        {
            yield return $"consents and terms are asked for {new SqlDay.Current(plan.Manifest.Zone?.Value).Text}";
            yield return holds.IsAlways
                ? "what is decided here holds on every day"
                : $"what is decided here holds {Days(holds)}: no row is selected on another day, until this is printed again";
        }

        yield return $"policy sha256:{plan.Verdict.PolicyDigest}";
        yield return $"manifest sha256:{plan.Manifest.Digest}";
        yield return $"dialect {dialect.Title}";
        if (plan.WritesAnything)
        {
            yield return "what `sluice filter` does beside the query, and this page does not: it holds columns and cells against their types and keys against one form, refuses";
            yield return "columns that the manifest does not name and people who are not in its populations, counts what is withheld, and decides what is left once more";
            if (dialect.OfNumbers is { } note && plan.Datasets.Any(ComparesNumbers))
            {
                yield return note;
            }

            if (FormStatements.Note(form.Form, dialect) is { } said)
            {
                yield return said;
            }
        }
    }

    /// <summary>What is to be said of a dataset, a line each.</summary>
    internal static IEnumerable<string> Head(DatasetPlan dataset)
    {
        yield return $"dataset {dataset.Name}";
        foreach (var part in dataset.Parts)
        {
            var word = part.Rule.Effect == RuleEffect.Allow ? "allows" : "leaves";
            yield return $"  rule {part.Rule.Name} ({part.Rule.Location.Path}:{part.Rule.Location.Start.Line}) {word}: {Text(part.Condition)}";
        }

        foreach (var column in dataset.Columns.Where(static c => !c.IsWritten))
        {
            yield return $"  column {column.Name} is left out: {string.Join(", ", GroundNames(column))}";
        }
    }

    /// <summary>Lines as comments.</summary>
    internal static string Comments(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            Comment(text, line);
        }

        return text.ToString();
    }

    private static string Days(Period holds) =>
        holds switch
        {
            { From: { } from, Until: { } until } when until == from.AddDays(1) => $"on {Text(from)} alone",
            { From: { } from, Until: { } until } => $"from {Text(from)} through {Text(until.AddDays(-1))}",
            { From: { } from } => $"from {Text(from)} on",
            _ => $"through {Text(holds.Until!.Value.AddDays(-1))}",
        };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(
        StringBuilder page,
        TransferPlan plan,
        DatasetPlan dataset,
        TableMap map,
        SqlDialect dialect,
        DiagnosticBag diagnostics,
        FormRequest form
    )
    {
        page.Append(Comments(Head(dataset)));
        if (dataset.Written.IsEmpty)
        {
            Comment(page, "  nothing of it may leave");
            return;
        }

        var tables = Tables(plan, dataset, map, dialect, diagnostics, form, isRead: true);
        var query = new RowQuery(plan, dataset, tables, dialect, diagnostics);
        if (form.Form == SqlForm.RowFilter)
        {
            Comment(
                page,
                $"  of the rows for which this is true the columns {string.Join(", ", dataset.Written.Select(static c => c.Name))} may be shown, and no other"
            );
            page.Append(query.Filter());
            return;
        }

        page.Append(FormStatements.Of(plan, dataset, map, dialect, diagnostics, form)).Append(query.Select().TrimEnd('\n')).Append(";\n");
        if (new KeyCheckQuery(plan, dataset, tables, dialect, diagnostics).WriteAll() is { } check)
        {
            page.Append('\n');
            Comment(
                page,
                $"check of the cells of dataset {dataset.Name}, to be run before: how many are no value of their attribute (`no_value_…`) and how many no key (`no_key`); the query selects no row with one."
            );
            if (KeyCheckQuery.IsAsked(plan, dataset))
            {
                Comment(
                    page,
                    "Of the `people` with a record of these consents how many are `found` in the rows, how many are not and have `near` keys there (other letters in upper or lower case, blanks at"
                );
                Comment(page, "the ends, zeros or a sign), and how many keys of rows are `rounded` numbers.");
            }

            Comment(
                page,
                "`sluice filter` writes nothing where one cell is no value or no key, one key is near or rounded, or nobody is found: such a record would count for nobody."
            );
            page.Append(check.TrimEnd('\n')).Append(";\n");
        }
    }

    private static bool ComparesNumbers(DatasetPlan dataset) =>
        !dataset.Written.IsEmpty && dataset.Queried.Any(static a => a.Type.Kind is ValueKind.Integer or ValueKind.Decimal);

    /// <summary>The tables that the query of a dataset reads.</summary>
    internal static RowTables Tables(
        TransferPlan plan,
        DatasetPlan dataset,
        TableMap map,
        SqlDialect dialect,
        DiagnosticBag diagnostics,
        FormRequest? form = null,
        bool isRead = false
    )
    {
        var names = new SqlNames(dialect, diagnostics, isRead);
        CheckNames(dataset, dialect, diagnostics);
        var ledger = TableMap.LedgerOf(plan);
        return new RowTables
        {
            Data = dataset.Name,
            DataSql = map.SqlOf(dataset.Name, names),
            Ledger = ledger,
            LedgerSql = map.SqlOf(ledger, names),
            Zone = plan.Manifest.Zone?.Value,
            TypeOf = isRead ? name => TypeOf(dataset.Name, name, dialect, form) : null,
            LedgerTypeOf = isRead ? name => TypeOf(ledger, name, dialect, form) : null,
            IsOfRow = form?.Form is SqlForm.RowFilter or SqlForm.TrinoRules,
            Day = plan.Holds is null ? null : new SqlDay.Current(plan.Manifest.Zone?.Value),
            Taken =
            [
                .. plan
                    .Datasets.Select(static d => d.Name)
                    .Append(ledger)
                    .Concat(map.Names)
                    .SelectMany(n => map.Of(n).Append(n))
                    .Distinct(StringComparer.Ordinal),
            ],
            IsRead = isRead,
            Attribute = a => dataset.Dataset.Subject[a].Value,
        };
    }

    // A view of Spark says of a column that fills its texts up with blanks that it holds texts, and DESCRIBE does not say whether it is
    // one.
    private static ColumnType TypeOf(string table, string name, SqlDialect dialect, FormRequest? form) =>
        form?.Columns.GetValueOrDefault(table) is { } described
        && described.Find(name) is { } column
        && dialect.Name == (described.IsTrino ? "trino" : "spark")
            ? ColumnType.Parse(column.Type, !described.IsTrino) is { Kind: ColumnKind.Text } text && !described.IsTrino
                ? text with
                {
                    MayBePadded = true,
                }
                : ColumnType.Parse(column.Type, !described.IsTrino)
            : ColumnType.Any;

    // Two columns of the manifest must not be one of the engine.
    private static void CheckNames(DatasetPlan dataset, SqlDialect dialect, DiagnosticBag diagnostics)
    {
        var named = dataset
            .Dataset.Fields.Select(static f => f.Name)
            .Concat(dataset.Dataset.Key is { } key ? [key] : [])
            .Concat(dataset.Dataset.Subject.Values.OrderBy(static c => c.Location.Span.Start))
            .DistinctBy(static n => n.Value);
        foreach (
            var alike in named
                .GroupBy(static n => n.Value, StringComparer.OrdinalIgnoreCase)
                .Select(static g => g.ToList())
                .Where(g => g.Count > 1 && dialect.FoldsNames)
        )
        {
            diagnostics.Add(
                Diagnostic.Create(RecordsDiagnostics.FieldsAlike, alike[1].Location, alike[0].Value, alike[1].Value, dialect.Title)
            );
        }
    }

    /// <summary>The names of what stands against a column: rules, and facts that are not known.</summary>
    public static ImmutableArray<string> GroundNames(ColumnPlan column)
    {
        var grounds = column.Stopped.SelectMany(static f =>
            f.Grounds.Select(static g => g.Rule is { } rule ? $"rule {rule.Name}" : "nothing permits it")
        );
        var unknown = column
            .Stopped.Where(static f => f.Verdict == Core.Model.Verdict.Undetermined)
            .SelectMany(static f => f.Unknown.Select(static u => $"not known: {u.Fact}"));
        return [.. grounds.Concat(unknown).Distinct(StringComparer.Ordinal)];
    }

    private static string Text(Condition condition) =>
        condition is Condition.Constant { Value: true } ? "everyone" : ConditionText.Of(condition);

    // Spark puts settings in place of `${…}` before it knows what a comment is.
    private static void Comment(StringBuilder page, string text) =>
        page.Append("-- ").Append(SqlNames.Plain(text).Replace("${", "\\u0024{", StringComparison.Ordinal)).Append('\n');
}
