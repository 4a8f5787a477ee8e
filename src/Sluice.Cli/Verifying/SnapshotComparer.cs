using System.Collections.Immutable;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Cli.Verifying;

/// <summary>Finds what is decided otherwise than was accepted.</summary>
internal static class SnapshotComparer
{
    /// <summary>Each transfer, also where nothing differs; those that are gone last.</summary>
    /// <param name="accepted">What was accepted.</param>
    /// <param name="now">What is decided now.</param>
    /// <param name="verdicts">The same with all their reasons.</param>
    public static List<TransferDifference> Compare(
        List<AcceptedTransfer> accepted,
        List<AcceptedTransfer> now,
        IReadOnlyList<TransferVerdict> verdicts
    ) =>
        [
            .. now.Select(n =>
                Compare(accepted.Find(a => a.Name == n.Name), n, verdicts.FirstOrDefault(v => v.Manifest.Name.Value == n.Name))
            ),
            .. accepted.Where(a => !now.Exists(n => n.Name == a.Name)).Select(static a => Compare(a, null, null)),
        ];

    private static TransferDifference Compare(AcceptedTransfer? before, AcceptedTransfer? now, TransferVerdict? verdict)
    {
        var names = (before?.Flows ?? []).Concat(now?.Flows ?? []).Select(static f => f.Value.Name).Distinct().ToList();
        var flows =
            before is null || now is null
                ? []
                : before
                    .Flows.Keys.Union(now.Flows.Keys, StringComparer.Ordinal)
                    .Order(Utf8Order.Instance)
                    .Select(key => Compare(before.Flows.GetValueOrDefault(key), now.Flows.GetValueOrDefault(key), verdict))
                    .Where(static f => !f.Came.IsEmpty || !f.Went.IsEmpty);
        var difference = new TransferDifference(
            before?.Name ?? now!.Name,
            VerdictSequence.Compare(before?.Course(), now?.Course()),
            names,
            [.. flows]
        )
        {
            Changes = verdict?.Changes ?? [],
        };
        if (before is null || now is null)
        {
            return difference;
        }

        // A merge can leave a verdict of the whole that is not that of the days; and where there is one day, the change of the whole says
        // what changed.
        var contradicts = difference.VerdictChange.Before == difference.VerdictChange.Now;
        var sameDays =
            before.Days.Select(DaysOf).ToHashSet(StringComparer.Ordinal).SetEquals(now.Days.Select(DaysOf))
            && before.Days.Count == now.Days.Count
            && now.Days.Count == 1;
        return difference with
        {
            DaysCame = sameDays ? [] : [.. now.Days.Except(before.Days)],
            DaysWent =
            [
                .. sameDays ? [] : before.Days.Except(now.Days),
                .. contradicts ? before.Verdicts.Except(now.Verdicts).Select(static v => "transfer " + v) : [],
            ],
        };
    }

    // On the worst day of a standing transfer nothing may permit what passes on others.
    private static IEnumerable<string> Permitting(FlowVerdict flow) =>
        flow.PermittedBy.Concat(flow.Course.SelectMany(static s => s.Verdict.PermittedBy)).Select(static r => r.Name);

    private static string DaysOf(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)];

    private static FlowDifference Compare(AcceptedFlow? before, AcceptedFlow? now, TransferVerdict? verdict)
    {
        var name = (now ?? before)!.Name;
        var (old, current) = (before?.Facts ?? [], now?.Facts ?? []);
        var verdictChange = VerdictSequence.Compare(before?.Course(), now?.Course());
        var passesNow = verdictChange is { Now: <= Verdict.Restrict, Before: null or > Verdict.Restrict };
        return new FlowDifference(
            name,
            verdictChange,
            [.. current.Where(f => !old.ContainsKey(f.Key)).Select(static f => f.Value)],
            [.. old.Where(f => !current.ContainsKey(f.Key)).Select(static f => f.Value)]
        )
        {
            PermittedBy =
                passesNow && verdict is not null
                    ?
                    [
                        .. verdict
                            .Flows.Where(f => FlowName.Of(f.Flow) == name)
                            .SelectMany(Permitting)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal),
                    ]
                    : [],
        };
    }
}
