using System.Collections.Immutable;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Filters the rows of a transfer with an embedded database.</summary>
public static class RowFilter
{
    /// <summary>Does it.</summary>
    /// <param name="plan">What may be written.</param>
    /// <param name="sources">The file of each dataset, by its name.</param>
    /// <param name="ledger">The consent records; null when there are none.</param>
    /// <param name="targets">The file to write for each dataset, by its name; null for none at all.</param>
    /// <param name="spill">A folder for what does not fit into memory; null for nowhere.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    /// <returns>What became of each dataset; null when something has been reported, and what was written so far must not be used.</returns>
    public static ImmutableArray<DatasetOutcome>? Run(
        TransferPlan plan,
        IReadOnlyDictionary<string, RowFile> sources,
        RowFile? ledger,
        IReadOnlyDictionary<string, string>? targets,
        string? spill,
        DiagnosticBag diagnostics)
    {
        using var session = new DuckSession(spill);
        var reader = new RowFileReader(session, diagnostics);
        var consents = plan.Datasets.SelectMany(static d => d.Consents).Distinct().OrderBy(static c => c.Name, StringComparer.Ordinal).ToList();
        var records = new LedgerTable(session, reader, plan, diagnostics);
        if (consents.Count > 0 && (ledger is null || !records.Load(ledger, consents)))
        {
            return null;
        }

        var outcomes = ImmutableArray.CreateBuilder<DatasetOutcome>();
        foreach (var dataset in plan.Datasets)
        {
            var filter = new DatasetFilter(session, reader, plan, dataset, sources[dataset.Name], diagnostics);
            if (filter.Run(targets?[dataset.Name]) is not { } outcome)
            {
                return null;
            }

            outcomes.Add(outcome with { Ledger = records.Counts });
        }

        return outcomes.ToImmutable();
    }
}
