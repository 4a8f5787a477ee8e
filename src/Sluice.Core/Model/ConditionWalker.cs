using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>Walks over the parts of conditions.</summary>
public static class ConditionWalker
{
    /// <summary>The condition and everything inside it; nothing for null.</summary>
    public static IEnumerable<Condition> All(Condition? condition)
    {
        if (condition is null)
        {
            yield break;
        }

        var open = new Stack<Condition>();
        open.Push(condition);
        while (open.TryPop(out var next))
        {
            yield return next;
            var parts = next.Parts;
            for (var i = parts.Length - 1; i >= 0; i--)
            {
                open.Push(parts[i]);
            }
        }
    }

    /// <summary>The simple conditions that a condition is made of, in their order.</summary>
    public static IEnumerable<Condition> Simple(Condition? condition) =>
        All(condition).Where(static c => c is not (Condition.And or Condition.Or or Condition.Not));

    /// <summary>
    /// The simple conditions that a condition is made of, each with whether it, and not its opposite, makes the whole more true.
    /// </summary>
    /// <param name="condition">The condition; none for null.</param>
    /// <param name="positive">Whether the condition is asked for; otherwise its opposite.</param>
    public static IEnumerable<(Condition Condition, bool Positive)> Signed(Condition? condition, bool positive)
    {
        var open = new Stack<(Condition Condition, bool Positive)>();
        if (condition is not null)
        {
            open.Push((condition, positive));
        }

        while (open.TryPop(out var next))
        {
            var parts = next.Condition.Parts;
            if (parts.IsEmpty && next.Condition is not (Condition.And or Condition.Or))
            {
                yield return next;
            }

            for (var i = parts.Length - 1; i >= 0; i--)
            {
                open.Push((parts[i], next.Condition is Condition.Not ? !next.Positive : next.Positive));
            }
        }
    }

    /// <summary>The conditions of clauses, and of the exceptions among them.</summary>
    public static IEnumerable<Condition> Conditions(ImmutableArray<Clause> clauses) =>
        clauses.SelectMany(static clause =>
            clause.Block is { } block ? Conditions(block.Clauses)
            : clause.Condition is { } condition ? [condition]
            : []
        );

    /// <summary>
    /// All parts of the conditions of a rule and of its exceptions, the populations of <c>about</c> clauses among them; what populations
    /// say is not.
    /// </summary>
    public static IEnumerable<Condition> Of(RuleBlock block) => Conditions(block.Clauses).SelectMany(All);

    /// <summary>All parts of the conditions that populations and techniques are declared with.</summary>
    public static IEnumerable<Condition> Of(Vocabulary vocabulary) =>
        vocabulary
            .Populations.All.SelectMany(static p => All(p.Predicate))
            .Concat(vocabulary.Techniques.All.SelectMany(static t => t.Yields).SelectMany(static y => All(y.When)));

    /// <summary>The populations a condition names with <c>about</c>.</summary>
    public static IEnumerable<PopulationSymbol> PopulationsOf(Condition? condition) =>
        Mention.In(condition).OfType<Mention.Population>().Select(static p => p.Symbol);
}
