using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Model;

namespace Sluice.Cli.Verifying;

/// <summary>Flows whose verdicts changed alike and for the same cause.</summary>
/// <param name="VerdictChange">From which verdict to which.</param>
/// <param name="Causes">What came (<c>+</c>) and went (<c>-</c>), as accepted verdicts write it, and where rules stand.</param>
/// <param name="Flows">The flows in few words, each line with its transfer.</param>
internal sealed record VerdictChangeGroup(VerdictChange VerdictChange, IReadOnlyList<string> Causes, IReadOnlyList<string> Flows)
{
    /// <summary>The blocks of a folder: looser ones first.</summary>
    public static List<VerdictChangeGroup> Of(FolderReport report, IEnumerable<TransferDifference> transfers)
    {
        var flows = transfers.SelectMany(static t => t.Flows.Select(f => (Transfer: t, Flow: f)));
        return
        [
            .. flows
                .GroupBy(x => (x.Flow.VerdictChange, Causes: string.Join('\n', CausesOf(report, x.Flow))))
                .OrderBy(static g => g.Key.VerdictChange)
                .ThenBy(static g => g.Key.Causes, StringComparer.Ordinal)
                .Select(static g => new VerdictChangeGroup(
                    g.Key.VerdictChange,
                    g.Key.Causes.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                    Lines(g)
                )),
        ];
    }

    private static List<string> Lines(IEnumerable<(TransferDifference Transfer, FlowDifference Flow)> flows) =>
        [
            .. flows
                .GroupBy(static x => x.Transfer)
                .SelectMany(static g =>
                    g.Count() == g.Key.All.Count && g.Count() > 1
                        ? [$"{g.Key.Name}: all {g.Count()} flows"]
                        : new FlowText(g.Key.All).Lines([.. g.Select(static x => x.Flow.Name)]).Select(line => $"{g.Key.Name}: {line}")
                ),
        ];

    private static IEnumerable<string> CausesOf(FolderReport report, FlowDifference flow) =>
        [
            .. flow.Came.Where(f => IsCause(flow.VerdictChange, f)).Select(f => $"+ {f}{Place(report, f)}"),
            .. flow.Went.Where(f => IsCause(flow.VerdictChange, f)).Select(f => $"- {f}{Place(report, f)}"),
            .. flow.PermittedBy.Select(r => $"+ permitted by {r}{PlaceOfRule(report, r)}"),
        ];

    // The heading says already how the verdict changed; for whom something was allowed is no cause of its being so no longer.
    private static bool IsCause(VerdictChange verdictChange, AcceptedFact fact) =>
        !fact.IsVerdict || (fact.Value.Length > 0 && verdictChange.Now == Verdict.Restrict);

    private static string Place(FolderReport report, AcceptedFact fact) =>
        fact switch
        {
            { Kind: AcceptedFact.Ground, Value: AcceptedFact.NothingPermits } => $" ({VerdictWords.Default})",
            { Kind: AcceptedFact.Ground } => PlaceOfRule(report, fact.Value),
            _ => "",
        };

    private static string PlaceOfRule(FolderReport report, string name)
    {
        var program = report.Check.Verdicts.IsEmpty ? null : report.Check.Verdicts[0].Program;
        return program?.Rules.FirstOrDefault(r => r.Name == name) is { } rule
            ? "  " + VerdictWords.Place(rule.Location)
            : ", a rule that is gone";
    }
}
