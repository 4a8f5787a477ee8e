using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>Groups of rows of one dataset, asked together: many rules are evaluated for many groups, 64 at once.</summary>
internal sealed class RowGroups
{
    private readonly IReadOnlyList<RowGroup> groups;
    private readonly TruthWord[][] truths;

    /// <param name="groups">The groups; all of the same numbers.</param>
    public RowGroups(IReadOnlyList<RowGroup> groups)
    {
        this.groups = groups;
        truths = new TruthWord[(groups.Count + TruthWord.Lanes - 1) / TruthWord.Lanes][];
        for (var block = 0; block < truths.Length; block++)
        {
            var words = truths[block] = new TruthWord[groups[0].Truths.Length];
            for (var lane = 0; lane < TruthWord.Lanes && (block * TruthWord.Lanes) + lane < groups.Count; lane++)
            {
                var own = groups[(block * TruthWord.Lanes) + lane].Truths;
                for (var i = 0; i < words.Length; i++)
                {
                    words[i] = words[i].With(lane, own[i]);
                }
            }
        }
    }

    /// <summary>Those for whom a condition is as true as asked.</summary>
    public List<RowGroup> Where(Condition condition, Truth truth)
    {
        var found = new List<RowGroup>();
        Ask([condition], (first, word) => Visit(
                truth == Truth.True ? word.True
                    : truth == Truth.False ? word.False
                    : ~(word.True | word.False),
                first,
                found.Add
            ));
        return found;
    }

    /// <summary>Those for whom a condition is not true.</summary>
    public List<RowGroup> Except(Condition condition)
    {
        var found = new List<RowGroup>();
        Ask([condition], (first, word) => Visit(~word.True, first, found.Add));
        return found;
    }

    /// <summary>Whether a condition is true for all of them.</summary>
    public bool All(Condition condition) => Except(condition).Count == 0;

    /// <summary>How many rows there are for which one of several conditions is not true, and in how many of them none is false.</summary>
    public (long Rows, long Undetermined) Against(IReadOnlyCollection<Condition> conditions)
    {
        var (rows, undetermined) = (0L, 0L);
        Ask(conditions, (first, word) =>
        {
            Visit(~word.True, first, g => rows += g.Rows);
            Visit(~(word.True | word.False), first, g => undetermined += g.Rows);
        });
        return (rows, undetermined);
    }

    private void Ask(IReadOnlyCollection<Condition> conditions, Action<int, TruthWord> answer)
    {
        if (groups.Count == 0)
        {
            return;
        }

        var programs = conditions.Select(groups[0].Program).ToList();
        for (var block = 0; block < truths.Length; block++)
        {
            var word = TruthWord.AllTrue;
            foreach (var program in programs)
            {
                word &= program.Evaluate(truths[block]);
            }

            answer(block * TruthWord.Lanes, word);
        }
    }

    private void Visit(ulong lanes, int first, Action<RowGroup> visit)
    {
        if (groups.Count - first is > 0 and < TruthWord.Lanes and var left)
        {
            lanes &= (1UL << left) - 1;
        }

        for (; lanes != 0; lanes &= lanes - 1)
        {
            visit(groups[first + BitOperations.TrailingZeroCount(lanes)]);
        }
    }
}
