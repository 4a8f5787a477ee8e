using Sluice.Core.Evaluation;

namespace Sluice.Cli.Snapshots;

/// <summary>How many transfers turned, and how: looser first.</summary>
/// <param name="reports">What was found.</param>
internal sealed class TurnTotal(IReadOnlyCollection<FolderReport> reports)
{
    /// <summary>Each turn with the number of transfers.</summary>
    public List<(Turn Turn, int Transfers)> Turned { get; } =
        [.. reports.SelectMany(static r => r.Outcomes).SelectMany(static o => o.Transfers).GroupBy(static t => t.Turn).OrderBy(static g => g.Key).Select(static g => (g.Key, g.Count()))];

    /// <summary>How many are decided as accepted.</summary>
    public int AsBefore { get; } = reports.Sum(static r => r.AsBefore);

    /// <summary>In words: <c>2 restrict to deny, 1 allow to deny, 8 as before</c>.</summary>
    public override string ToString() => string.Join(", ", [.. Turned.Select(static t => $"{t.Transfers} {t.Turn.Counted}"), .. AsBefore > 0 || Turned.Count == 0 ? [$"{AsBefore} as before"] : Array.Empty<string>()]);
}
