using System.Collections.Immutable;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>Compares the columns that are there with those that the manifest names.</summary>
/// <param name="plan">What the manifest names.</param>
/// <param name="display">What has the columns, as it is shown.</param>
/// <param name="isKeys">Whether they are keys of objects.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class ColumnCheck(DatasetPlan plan, string display, bool isKeys, DiagnosticBag diagnostics)
{
    /// <summary>Whether all that are named are there, and no others unless they are dropped; if not, it has been reported.</summary>
    /// <param name="columns">The columns that are there, in their order.</param>
    /// <param name="firstPlace">Finds the first row that has one of some keys, in words; null where columns have places themselves.</param>
    public bool Check(IReadOnlyCollection<string> columns, Func<IReadOnlyCollection<string>, string>? firstPlace = null)
    {
        var present = columns.ToHashSet(StringComparer.Ordinal);
        var named = Named(plan).DistinctBy(static n => n.Name).ToList();
        var missing = named.Where(n => !present.Contains(n.Name)).ToList();
        if (missing.Count > 1 && missing.Count == named.Count)
        {
            // Where no name is one of the manifest's, the rows are others, or the names are none and hold what stands in a row.
            diagnostics.Add(Missing(plan.Dataset.Name.Location, display, [.. missing.Select(static m => m.Name)], [], isKeys, columns));
            return false;
        }

        var others = Undeclared(columns);
        foreach (var (name, location) in missing)
        {
            // A JSON object leaves out what it does not know; without any row there are no columns to find.
            diagnostics.Add(Missing(location, display, [name], [.. columns.Where(others.Contains)], isKeys, columns));

            // What may be the column that is missing is no second mistake.
            others.Remove(NearestName.Find(name, others) ?? "");
        }

        if (others.Count > 0 && !plan.Dataset.DropUndeclared)
        {
            diagnostics.Add(
                Diagnostic
                    .Create(
                        RecordsDiagnostics.ColumnUndeclared,
                        plan.Dataset.Name.Location,
                        display,
                        ColumnPlaces.Of(columns, others.Contains, isKeys).Words,
                        firstPlace is null ? "" : ", the first in " + firstPlace(others)
                    )
                    .WithHint(
                        "name them under `fields`, or write `undeclared: drop`; what they are called is not shown, for where a line of names is missing it is of a person"
                    )
            );
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>Whether all columns of a ledger are there; if not, it has been reported, in one message whatever their number.</summary>
    public static bool CheckLedger(
        IReadOnlyCollection<string> present,
        string display,
        SourceLocation location,
        bool isKeys,
        DiagnosticBag diagnostics
    )
    {
        var others = present.ToHashSet(StringComparer.Ordinal);
        var missing = LedgerColumns.Names.Where(n => !others.Contains(n)).ToList();
        if (missing.Count > 0)
        {
            diagnostics.Add(
                Missing(location, display, missing, [.. present.Except(LedgerColumns.Names, StringComparer.Ordinal)], isKeys, present)
            );
        }

        return missing.Count == 0;
    }

    /// <summary>The one message about columns that are not there, with the place of those that may be meant.</summary>
    /// <param name="location">Where they are named.</param>
    /// <param name="display">What ought to have them, as it is shown.</param>
    /// <param name="missing">Their names.</param>
    /// <param name="others">The columns that are there and are none of those wanted.</param>
    /// <param name="isKeys">Whether these are keys of objects.</param>
    /// <param name="columns">All columns that are there, in their order.</param>
    public static Diagnostic Missing(
        SourceLocation location,
        string display,
        IReadOnlyCollection<string> missing,
        IReadOnlyCollection<string> others,
        bool isKeys,
        IReadOnlyCollection<string> columns
    )
    {
        var nearest = missing.Select(m => (Name: m, Near: NearestName.Find(m, others))).Where(static m => m.Near is not null).ToList();
        string Place(string near) => isKeys ? "one of the keys" : ColumnPlaces.Of(columns, near.Equals, isKeys).Words;
        var hint =
            nearest.Count == 0 ? null
            : missing.Count == 1 ? $"{Place(nearest[0].Near!)} has nearly this name"
            : string.Join(", ", nearest.Select(m => $"{Place(m.Near!)} has nearly the name `{m.Name}`"));
        return Diagnostic
            .Create(
                RecordsDiagnostics.ColumnMissing,
                location,
                display,
                $"{(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing.Select(static m => $"`{m}`"))}"
            )
            .WithHint(hint);
    }

    /// <summary>The columns that the manifest does not name.</summary>
    public ColumnPlaces PlacesOfUndeclared(IReadOnlyCollection<string> columns)
    {
        var undeclared = Undeclared(columns);
        return ColumnPlaces.Of(columns, undeclared.Contains, isKeys);
    }

    /// <summary>The columns that the manifest names.</summary>
    public static ImmutableArray<string> NamesOf(DatasetPlan plan) =>
        [.. Named(plan).Select(static n => n.Name).Distinct(StringComparer.Ordinal)];

    private HashSet<string> Undeclared(IEnumerable<string> columns) => [.. columns.Except(NamesOf(plan), StringComparer.Ordinal)];

    private static IEnumerable<(string Name, SourceLocation Location)> Named(DatasetPlan plan) =>
        plan
            .Dataset.Fields.Select(static f => f.Name)
            .Concat(plan.Dataset.Key is { } key ? [key] : [])
            .Concat(plan.Dataset.Subject.Values.OrderBy(static c => c.Location.Span.Start))
            .Select(static n => (n.Value, n.Location));
}
