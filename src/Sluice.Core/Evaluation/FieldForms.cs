using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Which forms a field can have: sets of ranks, one bit each.</summary>
internal static class FieldForms
{
    // For each purpose one more than its cap; 0 where it has not been computed. Two threads that compute it at once find the same.
    private static readonly ConditionalWeakTable<Vocabulary, int[]> Caps = [];

    /// <summary>Whether the form is one of some: unknown where only a part of the possible forms is.</summary>
    public static Truth Test(EvaluationContext s, ulong wanted)
    {
        var facts = new ContextFacts(s);
        var mark = s.Mark;
        return s.Keep(ConditionEvaluator.Test(ref facts, wanted), mark);
    }

    /// <summary>The forms weaker than a rank.</summary>
    public static ulong Below(int rank) => rank >= 64 ? ulong.MaxValue : (1ul << Math.Max(rank, 0)) - 1;

    /// <summary>The forms that compare so with a rank.</summary>
    public static ulong Where(ComparisonOperator comparison, int rank) =>
        comparison switch
        {
            ComparisonOperator.Equal => Below(rank + 1) & ~Below(rank),
            ComparisonOperator.NotEqual => ~Below(rank + 1) | Below(rank),
            ComparisonOperator.Less => Below(rank),
            ComparisonOperator.LessOrEqual => Below(rank + 1),
            ComparisonOperator.Greater => ~Below(rank + 1),
            _ => ~Below(rank),
        };

    /// <summary>A set of forms.</summary>
    public static ulong Of(ImmutableArray<FormSymbol> forms)
    {
        var result = 0ul;
        foreach (var form in forms)
        {
            result |= 1ul << form.Rank;
        }

        return result;
    }

    /// <summary>The forms the field can have in this flow, after the cap of the purpose.</summary>
    public static ulong Possible(EvaluationContext s)
    {
        var uncapped = Uncapped(s);
        var cap = s.Flow.FormCap;
        var capped = uncapped & Below(cap);
        return capped == uncapped ? capped : capped | (1ul << cap);
    }

    /// <summary>The forms the techniques can yield: the strongest of what each does.</summary>
    public static ulong Uncapped(EvaluationContext s)
    {
        if (s.Open is { } open)
        {
            var form = new Variable.Form();
            if (s.TryAssumed(form, out var chosen))
            {
                return (ulong)chosen.Number;
            }

            s.NoteUnknown(form);
            return open.Forms;
        }

        var result = 1ul;
        var uses = s.Flow.Flow.Field.Techniques;
        for (var i = 0; i < uses.Length; i++)
        {
            result = Strongest(result, Yields(s, i, uses[i]));
        }

        return result;
    }

    /// <summary>The strongest rank data can have under a purpose.</summary>
    public static int Cap(Vocabulary vocabulary, PurposeSymbol used)
    {
        var caps = Caps.GetValue(vocabulary, static v => new int[v.Purposes.Count]);
        if (caps[used.Id] == 0)
        {
            caps[used.Id] = CapOf(vocabulary, used) + 1;
        }

        return caps[used.Id] - 1;
    }

    private static int CapOf(Vocabulary vocabulary, PurposeSymbol used)
    {
        var strongest = Math.Max(vocabulary.Forms.Count - 1, 0);
        var cap = strongest;
        foreach (var purpose in LinkingPurposes(vocabulary, used))
        {
            cap = Math.Min(cap, purpose.LinksAt?.Rank ?? Math.Max(strongest - 1, 0));
        }

        return cap;
    }

    /// <summary>The purposes at, above or below the flow's that match people.</summary>
    public static IEnumerable<PurposeSymbol> LinkingPurposes(StatedFlow flow) => LinkingPurposes(flow.Program.Vocabulary, flow.Purpose);

    private static IEnumerable<PurposeSymbol> LinkingPurposes(Vocabulary vocabulary, PurposeSymbol used) =>
        vocabulary.Purposes.All.Where(p => p.Links && (p.Contains(used) || used.Contains(p)));

    /// <summary>The forms one technique can yield: those up to the first condition that is true, else the weakest too.</summary>
    public static ulong Yields(EvaluationContext s, int index, TechniqueUse use)
    {
        var facts = new ContextFacts(s, index, use);
        var result = 0ul;
        foreach (var clause in use.Technique.Yields)
        {
            var when = clause.When is null ? Truth.True : ConditionEvaluator.Evaluate(ref facts, clause.When);
            if (when != Truth.False)
            {
                result |= 1ul << clause.Form.Rank;
            }

            if (when == Truth.True)
            {
                return result;
            }
        }

        return result | 1ul;
    }

    /// <summary>The forms two techniques can yield together.</summary>
    internal static ulong Strongest(ulong left, ulong right)
    {
        var result = 0ul;
        for (var rest = left; rest != 0; rest &= rest - 1)
        {
            // What is weaker becomes as strong as the left one.
            var rank = BitOperations.TrailingZeroCount(rest);
            result |= right & ~Below(rank);
            result |= (right & Below(rank)) != 0 ? 1ul << rank : 0;
        }

        return result;
    }
}
