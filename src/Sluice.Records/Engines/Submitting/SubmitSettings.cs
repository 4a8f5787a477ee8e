namespace Sluice.Records.Engines.Submitting;

/// <summary>How queries are handed to a client.</summary>
/// <param name="Voice">The handlers of its output.</param>
public sealed record SubmitSettings(ClientOutputHandlers Voice)
{
    /// <summary>How long one call may take; null for as long as it needs.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>How many bytes rows may take before they go to a file; null for as many as the engine takes by itself.</summary>
    public long? Memory { get; init; }

    /// <summary>
    /// The format whose tables have versions, of which all queries read the same one; null where they read tables as they are.
    /// </summary>
    public TableFormat? Versions { get; init; }

    /// <summary>The tables that the engine writes; null where rows go into files.</summary>
    public ClusterTarget? Into { get; init; }
}
