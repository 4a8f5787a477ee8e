namespace Sluice.Records.Engines;

/// <summary>What a run may use.</summary>
public sealed record RowSettings
{
    /// <summary>
    /// Bytes for rows and records; what does not fit goes to <see cref="Spill"/>. Null for what the engine takes by itself, four fifths of
    /// the machine's.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>How many threads; null for one for each core. What is written does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>A folder for what does not fit into memory; null for nowhere.</summary>
    public string? Spill { get; init; }

    /// <summary>Is told how far the run is; null where progress is not reported.</summary>
    public RowProgress? Progress { get; init; }

    /// <summary>Bytes that consent records may take before they go to a file; a quarter of all, where nothing else is said.</summary>
    internal long RecordBytes
    {
        get => field > 0 ? field : (Memory ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2)) / 4;
        init;
    }
}
