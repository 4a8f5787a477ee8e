using Sluice.Core.Evaluation;
using Sluice.Core.Ir;

namespace Sluice.Records.Plans;

/// <summary>Rows whose people are alike in everything that is asked of them.</summary>
/// <param name="atoms">The number of each simple condition, by its text.</param>
/// <param name="truths">The truth of each, by its number.</param>
/// <param name="unknown">The names of the facts that are not known of these people.</param>
public sealed class RowGroup(IReadOnlyDictionary<string, int> atoms, IReadOnlyList<Truth> truths, IReadOnlyList<string> unknown)
{
    /// <summary>How many there are.</summary>
    public long Rows { get; internal set; }

    /// <summary>The names of the facts that are not known of these people.</summary>
    public IReadOnlyList<string> Unknown { get; } = unknown;

    /// <summary>Whether a condition is true of them, by Kleene's logic; what was not asked is not known.</summary>
    public Truth Evaluate(Condition condition) => condition switch
    {
        Condition.Constant constant => Truths.Of(constant.Value),
        Condition.And and => and.Operands.Aggregate(Truth.True, (truth, o) => Truths.And(truth, Evaluate(o))),
        Condition.Or or => or.Operands.Aggregate(Truth.False, (truth, o) => Truths.Or(truth, Evaluate(o))),
        Condition.Not not => Truths.Not(Evaluate(not.Operand)),
        _ => atoms.TryGetValue(ConditionText.Of(condition), out var number) ? truths[number] : Truth.Unknown,
    };
}
