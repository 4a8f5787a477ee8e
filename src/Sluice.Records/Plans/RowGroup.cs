using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>Rows whose people are alike in everything that is asked of them.</summary>
/// <param name="atoms">The number of each simple condition.</param>
/// <param name="truths">The truth of each, by its number.</param>
/// <param name="unknown">The names of the facts that are not known of these people.</param>
public sealed class RowGroup(IReadOnlyDictionary<Condition, int> atoms, Truth[] truths, IReadOnlyList<string> unknown)
{
    // Groups of one dataset are asked the same conditions: compiling one takes longer than evaluating it.
    private static readonly ConditionalWeakTable<
        IReadOnlyDictionary<Condition, int>,
        ConcurrentDictionary<Condition, ConditionProgram>
    > Programs = [];

    /// <summary>How many there are.</summary>
    public long Rows { get; internal set; }

    /// <summary>The names of the facts that are not known of these people.</summary>
    public IReadOnlyList<string> Unknown { get; } = unknown;

    /// <summary>The truth of each simple condition, by its number.</summary>
    internal Truth[] Truths => truths;

    /// <summary>Whether a condition is true of them, by Kleene's logic; what was not asked is not known.</summary>
    public Truth Evaluate(Condition condition) => Program(condition).Evaluate(truths);

    /// <summary>The condition, to be evaluated for all groups with the same numbers.</summary>
    internal ConditionProgram Program(Condition condition) =>
        Programs.GetValue(atoms, static _ => new(ReferenceEqualityComparer.Instance)) is var programs
        && programs.TryGetValue(condition, out var known)
            ? known
            : programs.GetOrAdd(condition, new ConditionProgram(condition, atoms));
}
