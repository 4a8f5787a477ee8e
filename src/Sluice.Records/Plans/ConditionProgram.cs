using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>A condition with a number in the place of each simple one, to be evaluated for many people.</summary>
internal sealed class ConditionProgram
{
    private enum Kind
    {
        Constant,
        Simple,
        And,
        Or,
        Not,
    }

    private readonly Kind kind;
    private readonly Truth constant;
    private readonly int number;
    private readonly ConditionProgram[] operands = [];

    /// <param name="condition">The condition.</param>
    /// <param name="numbers">The number of each simple condition; one without a number is unknown for every person.</param>
    public ConditionProgram(Condition condition, IReadOnlyDictionary<Condition, int> numbers)
    {
        switch (condition)
        {
            case Condition.Constant c:
                (kind, constant) = (Kind.Constant, Truths.Of(c.Value));
                break;
            case Condition.And and:
                (kind, operands) = (Kind.And, [.. and.Operands.Select(o => new ConditionProgram(o, numbers))]);
                break;
            case Condition.Or or:
                (kind, operands) = (Kind.Or, [.. or.Operands.Select(o => new ConditionProgram(o, numbers))]);
                break;
            case Condition.Not not:
                (kind, operands) = (Kind.Not, [new ConditionProgram(not.Operand, numbers)]);
                break;
            default:
                (kind, constant) = (Kind.Constant, Truth.Unknown);
                if (numbers.TryGetValue(condition, out var known))
                {
                    (kind, number) = (Kind.Simple, known);
                }

                break;
        }
    }

    /// <summary>Its truth by Kleene's logic.</summary>
    /// <param name="truths">The truth of each simple condition, by its number.</param>
    public Truth Evaluate(ReadOnlySpan<Truth> truths)
    {
        switch (kind)
        {
            case Kind.Constant:
                return constant;
            case Kind.Simple:
                return truths[number];
            case Kind.Not:
                return Truths.Not(operands[0].Evaluate(truths));
        }

        // What ends the search: false for "and", true for "or".
        var (truth, end) = kind == Kind.And ? (Truth.True, Truth.False) : (Truth.False, Truth.True);
        foreach (var operand in operands)
        {
            var one = operand.Evaluate(truths);
            if (one == end)
            {
                return end;
            }

            truth = one == Truth.Unknown ? one : truth;
        }

        return truth;
    }

    /// <summary>Its truth for 64 at once.</summary>
    /// <param name="truths">The truth of each simple condition, by its number.</param>
    public TruthWord Evaluate(ReadOnlySpan<TruthWord> truths)
    {
        switch (kind)
        {
            case Kind.Constant:
                return TruthWord.Of(constant);
            case Kind.Simple:
                return truths[number];
            case Kind.Not:
                return ~operands[0].Evaluate(truths);
        }

        var (word, end) = kind == Kind.And ? (TruthWord.AllTrue, TruthWord.AllFalse) : (TruthWord.AllFalse, TruthWord.AllTrue);
        foreach (var operand in operands)
        {
            var one = operand.Evaluate(truths);
            word = kind == Kind.And ? word & one : word | one;
            if (word == end)
            {
                break;
            }
        }

        return word;
    }
}
