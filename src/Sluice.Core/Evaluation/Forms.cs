using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation;

/// <summary>Which forms a field can have: sets of ranks, one bit each.</summary>
internal static class Forms
{
    /// <summary>A test of the form: unknown where the possible forms differ.</summary>
    public static Truth Test(Situation s, Func<int, bool> test)
    {
        var mark = s.Mark;
        var possible = Possible(s);
        var (holds, fails) = (false, false);
        for (var rank = 0; rank < 64; rank++)
        {
            if ((possible & (1ul << rank)) != 0)
            {
                var one = test(rank);
                holds |= one;
                fails |= !one;
            }
        }

        return s.Keep(holds && fails ? Truth.Unknown : Truths.Of(holds), mark);
    }

    /// <summary>The forms the field can have in this flow, after the cap of the purpose.</summary>
    public static ulong Possible(Situation s)
    {
        var cap = Cap(s.Flow);
        var uncapped = Uncapped(s);
        return Map(uncapped, rank => Math.Min(rank, cap));
    }

    /// <summary>The forms the techniques can yield: the strongest of what each does.</summary>
    public static ulong Uncapped(Situation s)
    {
        if (s.Open is { } open)
        {
            var form = new Variable.Form();
            if (s.Assumed.TryGetValue(form, out var chosen))
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

    /// <summary>The strongest rank data can have under the flow's purpose.</summary>
    public static int Cap(FlowContext flow) => Cap(flow.Program.Vocabulary, flow.Purpose);

    /// <summary>The strongest rank data can have under a purpose.</summary>
    public static int Cap(Vocabulary vocabulary, PurposeSymbol used)
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
    public static IEnumerable<PurposeSymbol> LinkingPurposes(FlowContext flow) => LinkingPurposes(flow.Program.Vocabulary, flow.Purpose);

    private static IEnumerable<PurposeSymbol> LinkingPurposes(Vocabulary vocabulary, PurposeSymbol used) =>
        vocabulary.Purposes.All.Where(p => p.Links && (p.Contains(used) || used.Contains(p)));

    /// <summary>The forms one technique can yield: those up to the first condition that is true, else the weakest too.</summary>
    public static ulong Yields(Situation s, int index, TechniqueUse use)
    {
        var result = 0ul;
        foreach (var clause in use.Technique.Yields)
        {
            var when = clause.When is null ? Truth.True : Evaluate(s, index, use, clause.When);
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

    internal static Truth Evaluate(Situation s, int index, TechniqueUse use, Condition condition)
    {
        var mark = s.Mark;
        var result = condition switch
        {
            Condition.And and => and.Operands.Aggregate(Truth.True, (truth, part) => Truths.And(truth, Evaluate(s, index, use, part))),
            Condition.Or or => or.Operands.Aggregate(Truth.False, (truth, part) => Truths.Or(truth, Evaluate(s, index, use, part))),
            Condition.Not not => Truths.Not(Evaluate(s, index, use, not.Operand)),
            Condition.ParameterComparison c => Argument(s, index, use, c.Parameter) is { } value
                ? ConditionEvaluator.Compare(s, value, c.Operator, c.Value)
                : s.NoteUnknown(new Variable.Parameter(index, use.Technique, c.Parameter)),
            Condition.ParameterMembership m => Argument(s, index, use, m.Parameter) is { } value
                ? ConditionEvaluator.IsOneOf(s, value, m.Values)
                : s.NoteUnknown(new Variable.Parameter(index, use.Technique, m.Parameter)),
            Condition.Enumerable when s.Enumerable is { } given => given,
            Condition.Enumerable => s.Flow.IsEnumerable() is { } known ? Truths.Of(known) : Instruments.Assumed(s, new Variable.Enumerable()),
            _ => ConditionEvaluator.Evaluate(s, condition),
        };
        return s.Keep(result, mark);
    }

    private static Value? Argument(Situation s, int index, TechniqueUse use, ParameterSymbol parameter)
    {
        if (use.Arguments.TryGetValue(parameter, out var given))
        {
            return given.Value;
        }

        return s.Assumed.TryGetValue(new Variable.Parameter(index, use.Technique, parameter), out var value) ? value : null;
    }

    /// <summary>The forms two techniques can yield together.</summary>
    internal static ulong Strongest(ulong left, ulong right)
    {
        var result = 0ul;
        for (var l = 0; l < 64; l++)
        {
            if ((left & (1ul << l)) != 0)
            {
                result |= Map(right, r => Math.Max(l, r));
            }
        }

        return result;
    }

    private static ulong Map(ulong ranks, Func<int, int> map)
    {
        var result = 0ul;
        for (var rank = 0; rank < 64; rank++)
        {
            if ((ranks & (1ul << rank)) != 0)
            {
                result |= 1ul << map(rank);
            }
        }

        return result;
    }
}
