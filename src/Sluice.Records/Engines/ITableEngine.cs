using System.Collections.Immutable;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>An engine that filters tables of a database or cluster.</summary>
public interface ITableEngine : IDisposable
{
    /// <summary>The ending of the files it writes, with the dot.</summary>
    string Ending { get; }

    /// <summary>What it does not show of a transfer, in words; nothing of it may be reported as shown.</summary>
    ImmutableArray<string> NotShown(TransferPlan plan);

    /// <summary>Finds whatever the transfers need.</summary>
    /// <returns>Whether that worked; if not, it has been reported.</returns>
    bool Begin(IReadOnlyCollection<TransferPlan> plans);

    /// <summary>Filters one transfer.</summary>
    /// <param name="plan">The transfer.</param>
    /// <param name="files">The file to write for each dataset, by its name; null for no files.</param>
    /// <returns>What became of its datasets; null when something has been reported.</returns>
    ImmutableArray<DatasetOutcome>? Filter(TransferPlan plan, IReadOnlyDictionary<string, string>? files);

    /// <summary>Keeps what was made; without it nothing stays.</summary>
    /// <returns>Whether that worked; if not, it has been reported.</returns>
    bool Commit();

    /// <summary>Drops what was made, where disposing does not; failures are reported.</summary>
    void Abandon();
}
