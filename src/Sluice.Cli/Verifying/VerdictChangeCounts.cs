using Sluice.Cli.Snapshots;
using Sluice.Core.Model;

namespace Sluice.Cli.Verifying;

/// <summary>
/// How many verdicts changed, and how: looser first. A transfer that keeps its verdict is not counted, whatever else is said of it now.
/// </summary>
/// <param name="reports">What was found.</param>
internal sealed class VerdictChangeCounts(IReadOnlyCollection<FolderReport> reports)
{
    /// <summary>Each change with the number of transfers.</summary>
    public List<(VerdictChange VerdictChange, int Transfers)> Turned { get; } =
    [
        .. reports
            .SelectMany(static r => r.Outcomes)
            .SelectMany(static o => o.Transfers)
            .Where(static t => t.VerdictChange.Before != t.VerdictChange.Now)
            .GroupBy(static t => t.VerdictChange with { Days = t.VerdictChange.Days.Length == 0 ? "" : "…" })
            .OrderBy(static g => g.Key)
            .Select(static g => (g.Key, g.Count())),
    ];

    /// <summary>How many keep their verdict for other reasons, on other days or for other people.</summary>
    public int Differently { get; } =
        reports
            .SelectMany(static r => r.Outcomes)
            .SelectMany(static o => o.Transfers)
            .Count(static t => t.VerdictChange.Before == t.VerdictChange.Now);

    /// <summary>How many of those let out more in one of their flows.</summary>
    public int LooserWithin { get; } =
        reports
            .SelectMany(static r => r.Outcomes)
            .SelectMany(static o => o.Transfers)
            .Count(static t => t.VerdictChange.Before == t.VerdictChange.Now && t.Flows.Any(static f => f.VerdictChange.IsLooser));

    /// <summary>How many keep their verdict, those included.</summary>
    public int AsBefore => reports.Sum(static r => r.AsBefore) + Differently;

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsNothing => Turned.Count == 0 && Differently == 0;

    /// <summary>In words: <c>2 restrict to deny, 1 allow to deny, 8 as before (3 of them differently)</c>.</summary>
    public override string ToString() =>
        string.Join(", ", Turned.Select(static t => $"{t.Transfers} {t.VerdictChange.Counted}").Append($"{AsBefore} as before{Within}"));

    private string Within =>
        Differently == 0 ? "" : $" ({Differently} of them differently{(LooserWithin > 0 ? $", {LooserWithin} with a looser flow" : "")})";
}
