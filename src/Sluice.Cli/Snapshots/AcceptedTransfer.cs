namespace Sluice.Cli.Snapshots;

/// <summary>What a verdict document says of one transfer, in the parts that a reviewer compares.</summary>
/// <param name="Name">The name of the transfer.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Date">The day, or "no date".</param>
/// <param name="Timeline">The timeline, a line for each entry.</param>
/// <param name="Changes">What would turn it, a line for each.</param>
/// <param name="Flows">The flows.</param>
internal sealed record AcceptedTransfer(
    string Name,
    string Verdict,
    string Date,
    IReadOnlyList<string> Timeline,
    IReadOnlyList<string> Changes,
    IReadOnlyList<AcceptedFlow> Flows);
