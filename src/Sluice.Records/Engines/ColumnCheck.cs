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
        foreach (var (name, location) in Named(plan).Where(n => !present.Contains(n.Name)).DistinctBy(static n => n.Name))
        {
            // A JSON object leaves out what it does not know; without any row there are no columns to find.
            var near = NearestName.Find(name, present);
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnMissing, location, display, name).WithHint(near is null ? null : $"did you mean `{near}`?"));
        }

        foreach (var name in plan.Dataset.DropUndeclared ? [] : Undeclared(plan, columns))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnUndeclared, plan.Dataset.Name.Location, display, SqlNames.Plain(name))
                .WithHint("name it under `fields`, or write `undeclared: drop`"));
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>The columns that the manifest does not name.</summary>
    public static ImmutableArray<string> Undeclared(DatasetPlan plan, IEnumerable<string> columns)
    {
        var named = Named(plan).Select(static n => n.Name).ToHashSet(StringComparer.Ordinal);
        return [.. columns.Where(c => !named.Contains(c))];
    }

    private static IEnumerable<(string Name, SourceLocation Location)> Named(DatasetPlan plan) => plan.Dataset.Fields.Select(static f => f.Name)
        .Concat(plan.Dataset.Key is { } key ? [key] : []).Concat(plan.Dataset.Subject.Values.OrderBy(static c => c.Location.Span.Start))
        .Select(static n => (n.Value, n.Location));
}
