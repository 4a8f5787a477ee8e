using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>
/// Finds small changes to a manifest that change its verdict. Every change proposed has been evaluated. Single edits and pairs are tried
/// exhaustively; where these do not do, the edits that take away most grounds are joined, and those that turn out not to be needed are left
/// out again.
/// </summary>
public static class ChangeFinder
{
    private const int Most = 5;
    private const int MostEdits = 16;
    private const int MostPairs = 400;

    /// <summary>The verdict with the changes that turn it, smallest first, at most five. None for a transfer that is allowed.</summary>
    public static TransferVerdict WithChanges(PolicyEngine engine, TransferVerdict verdict, DateOnly? asOf) =>
        WithChanges(engine, verdict, asOf, null);

    /// <summary>The same; where a flow is given, what becomes of the others makes no difference.</summary>
    internal static TransferVerdict WithChanges(PolicyEngine engine, TransferVerdict verdict, DateOnly? asOf, Flow? only)
    {
        if (verdict.Verdict == Verdict.Allow)
        {
            return verdict;
        }

        var manifest = verdict.Manifest;
        var search = new ChangeSearch(engine, manifest, verdict, asOf, only);
        var found = new List<FoundChange>();
        search.AddSingles(found);
        if (found.Count == 0)
        {
            search.AddPairs(found, MostPairs);
        }

        search.AddGreedy(found, MostEdits);
        found.Sort(Smaller);
        var changes = ImmutableArray.CreateBuilder<Change>();
        var worded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in found)
        {
            if (changes.Count < Most && worded.Add(change.Sentences))
            {
                changes.Add(new Change(change.To, change.Steps));
            }
        }

        return verdict with
        {
            Changes = changes.ToImmutable(),
            ChangesCutShort = search.CutShort,
        };
    }

    private static int Smaller(FoundChange left, FoundChange right)
    {
        var order = left.Edits.Length.CompareTo(right.Edits.Length);
        order = order != 0 ? order : ((int)left.To).CompareTo((int)right.To);
        order = order != 0 ? order : left.Cost.CompareTo(right.Cost);
        return order != 0 ? order : string.CompareOrdinal(left.Sentences, right.Sentences);
    }
}
