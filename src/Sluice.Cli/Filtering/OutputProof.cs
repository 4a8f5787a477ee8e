using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>Decides what is left once more: whatever is written is allowed, or nothing is written.</summary>
internal static class OutputProof
{
    /// <summary>Whether it is; if not, it has been reported.</summary>
    public static bool IsAllowed(PolicyEngine engine, TransferPlan plan, ImmutableArray<DatasetOutcome> outcomes, DiagnosticBag diagnostics)
    {
        var left = outcomes
            .Where(static o => !o.Plan.Written.IsEmpty)
            .ToDictionary(static o => o.Plan.Name, static o => o.Permitted, StringComparer.Ordinal);
        var rows = outcomes.Sum(static o => o.RowsOut);

        // People of several datasets may be the same or others; without a key every row may be one, or all of them.
        var least = outcomes.Max(static o => o.People?.Out ?? Math.Min(1, o.RowsOut));
        var most = outcomes.Sum(static o => o.People?.Out ?? o.RowsOut);
        var refused = new OutputCheck(engine, plan, left).Refusals((least, most), rows);
        if (!refused.IsEmpty)
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.OutputNotAllowed,
                    plan.Manifest.Location,
                    plan.Manifest.Name.Value,
                    string.Join("; ", refused)
                )
            );
        }

        return refused.IsEmpty;
    }
}
