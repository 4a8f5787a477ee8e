using System.Collections.Immutable;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql.Forms;

/// <summary>What stands before a query that becomes a view or a table.</summary>
internal static class FormStatements
{
    /// <summary>The beginning of the statement; nothing where the query stands for itself.</summary>
    public static string Of(
        TransferPlan plan,
        DatasetPlan dataset,
        TableMap map,
        SqlDialect dialect,
        DiagnosticBag diagnostics,
        FormRequest form
    )
    {
        if (!SqlForms.IsNamed(form.Form))
        {
            return "";
        }

        var names = new SqlNames(dialect, diagnostics, isRead: true);
        var name = string.Join('.', NameOf(plan, dataset, map, form).Select(p => names.Identifier(p, null)));
        return form.Form == SqlForm.Ctas
            ? $"CREATE TABLE {name}{dialect.TableOptions} AS\n"
            : string.Concat(
                $"CREATE OR REPLACE {dialect.View(name, $"policy sha256:{plan.Verdict.PolicyDigest}, manifest sha256:{plan.Manifest.Digest}")} AS\n"
            );
    }

    /// <summary>What has to be said of a form in a dialect; null for nothing.</summary>
    public static string? Note(SqlForm form, SqlDialect dialect) =>
        form switch
        {
            SqlForm.View => dialect.OfViews,
            SqlForm.RowFilter =>
                "a condition over the columns of a row of the table: it goes where rows are filtered before others see them, and reads the ledger",
            _ => null,
        };

    /// <summary>Reports names that would be made twice.</summary>
    public static void CheckNames(IEnumerable<TransferPlan> plans, TableMap map, FormRequest form, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (plan, dataset) in plans.SelectMany(static p => p.Datasets.Where(static d => !d.Written.IsEmpty).Select(d => (p, d))))
        {
            var name = TableMap.Display(NameOf(plan, dataset, map, form));
            var what = $"{plan.Manifest.Name.Value}: {dataset.Name}";
            if (SqlForms.IsNamed(form.Form) && !seen.TryAdd(name, what))
            {
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.FormTwice, dataset.Dataset.Name.Location, $"`{name}`", seen[name], what)
                );
            }
        }
    }

    // Called by whom and what it is for, so that no other transfer takes its place.
    private static ImmutableArray<string> NameOf(TransferPlan plan, DatasetPlan dataset, TableMap map, FormRequest form) =>
        form.Into.Names.Contains(dataset.Name, StringComparer.Ordinal)
            ? form.Into.Of(dataset.Name)
            :
            [
                .. map.Of(dataset.Name)[..^1],
                string.Concat($"{dataset.Name}_for_{plan.Manifest.Name.Value}".Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_')),
            ];
}
