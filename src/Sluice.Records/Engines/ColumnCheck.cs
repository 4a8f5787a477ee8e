using System.Collections.Immutable;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>Compares the columns that are there with those that the manifest names.</summary>
/// <param name="plan">What the manifest names.</param>
/// <param name="display">What has the columns, as it is shown.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class ColumnCheck(DatasetPlan plan, string display, DiagnosticBag diagnostics)
{
    /// <summary>Whether all that are named are there, and no others unless they are dropped; if not, it has been reported.</summary>
    public bool Check(IReadOnlyCollection<string> columns)
    {
        var present = columns.ToHashSet(StringComparer.Ordinal);
        var named = Named(plan).DistinctBy(static n => n.Name).ToList();
        var missing = named.Where(n => !present.Contains(n.Name)).ToList();
        if (missing.Count > 1 && missing.Count == named.Count)
        {
            // Where no name is one of the manifest's, the rows are others, or the names are none and hold what stands in a row.
            diagnostics.Add(Missing(plan.Dataset.Name.Location, display, [.. missing.Select(static m => m.Name)], []));
            return false;
        }

        var others = Undeclared(plan, columns).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, location) in missing)
        {
            // A JSON object leaves out what it does not know; without any row there are no columns to find.
            diagnostics.Add(Missing(location, display, [name], others));

            // What may be the column that is missing is no second mistake.
            others.Remove(NearestName.Find(name, others) ?? "");
        }

        foreach (var name in plan.Dataset.DropUndeclared ? [] : columns.Where(others.Contains))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnUndeclared, plan.Dataset.Name.Location, display, SqlNames.Plain(name))
                .WithHint("name it under `fields`, or write `undeclared: drop`"));
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>The one message about columns that are not there, with the names that may be meant.</summary>
    public static Diagnostic Missing(SourceLocation location, string display, IReadOnlyCollection<string> missing, IEnumerable<string> others)
    {
        var nearest = missing.Select(m => (Name: m, Near: NearestName.Find(m, others))).Where(static m => m.Near is not null).ToList();
        var hint = nearest.Count == 0 ? null
            : missing.Count == 1 ? $"did you mean `{nearest[0].Near}`?"
            : string.Join(", ", nearest.Select(static m => $"`{m.Near}` may be meant for `{m.Name}`"));
        return Diagnostic.Create(RecordsDiagnostics.ColumnMissing, location, display, $"{(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing.Select(static m => $"`{m}`"))}")
            .WithHint(hint);
    }

    /// <summary>The columns that the manifest does not name.</summary>
    public static ImmutableArray<string> Undeclared(DatasetPlan plan, IEnumerable<string> columns)
    {
        var named = Named(plan).Select(static n => n.Name).ToHashSet(StringComparer.Ordinal);
        return [.. columns.Where(c => !named.Contains(c))];
    }

    /// <summary>The columns that the manifest names.</summary>
    public static ImmutableArray<string> NamesOf(DatasetPlan plan) => [.. Named(plan).Select(static n => n.Name).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<(string Name, SourceLocation Location)> Named(DatasetPlan plan) => plan.Dataset.Fields.Select(static f => f.Name)
        .Concat(plan.Dataset.Key is { } key ? [key] : []).Concat(plan.Dataset.Subject.Values.OrderBy(static c => c.Location.Span.Start))
        .Select(static n => (n.Value, n.Location));
}
