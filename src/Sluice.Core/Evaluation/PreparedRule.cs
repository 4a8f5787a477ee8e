using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// A rule prepared for the most frequent case: one that depends on nothing, or on boolean facts of the transfer that all have to be true or
/// false, is two masks; its truth is two ANDs. Every other rule is evaluated in full.
/// </summary>
internal readonly struct PreparedRule
{
    /// <summary>Facts with a number from here on have no bit.</summary>
    public const int MostFlags = 64;

    private readonly ulong wantsTrue;
    private readonly ulong wantsFalse;

    public PreparedRule(Rule rule)
    {
        Rule = rule;
        var (yes, no) = (0ul, 0ul);
        IsMasked = true;
        foreach (var clause in rule.Clauses)
        {
            IsMasked = IsMasked && clause.Condition is { } condition && Collect(condition, clause.IsPositive, ref yes, ref no);
        }

        (wantsTrue, wantsFalse) = (yes, no);
    }

    public Rule Rule { get; }

    /// <summary>Whether <see cref="Test"/> tells its truth.</summary>
    public bool IsMasked { get; }

    /// <summary>Kleene's AND over the facts it wants: one that is not as wanted makes it false, whatever is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Truth Test(ulong areTrue, ulong areFalse)
    {
        if (((wantsTrue & areFalse) | (wantsFalse & areTrue)) != 0)
        {
            return Truth.False;
        }

        return ((wantsTrue | wantsFalse) & ~(areTrue | areFalse)) == 0 ? Truth.True : Truth.Unknown;
    }

    private static bool Collect(Condition condition, bool wanted, ref ulong yes, ref ulong no)
    {
        switch (condition)
        {
            case Condition.Not not:
                return Collect(not.Operand, !wanted, ref yes, ref no);
            case Condition.And all when wanted:
                return CollectAll(all.Operands, wanted, ref yes, ref no);
            case Condition.Or any when !wanted:
                return CollectAll(any.Operands, wanted, ref yes, ref no);
            case Condition.AttributeComparison
            {
                Operator: ComparisonOperator.Equal,
                Value.Kind: ValueKind.Boolean,
                Attribute.OfSubject: false
            } flag when flag.Attribute.Id < MostFlags:
                if ((flag.Value.Number != 0) == wanted)
                {
                    yes |= 1ul << flag.Attribute.Id;
                }
                else
                {
                    no |= 1ul << flag.Attribute.Id;
                }

                return true;
            default:
                return false;
        }
    }

    private static bool CollectAll(ImmutableArray<Condition> conditions, bool wanted, ref ulong yes, ref ulong no)
    {
        foreach (var condition in conditions)
        {
            if (!Collect(condition, wanted, ref yes, ref no))
            {
                return false;
            }
        }

        return true;
    }
}
