namespace Sluice.Reference;

/// <summary>Walks through the conditions of a policy.</summary>
public static class ReferenceConditions
{
    /// <summary>Every atom of rules and populations (technique null) and of techniques.</summary>
    public static IEnumerable<(string? Technique, PlainCondition Atom)> AtomsOf(PlainPolicy policy)
    {
        foreach (var rule in policy.Rules)
        {
            foreach (var condition in Conditions(rule.Scope).Append(rule.Required))
            {
                foreach (var atom in Atoms(condition))
                {
                    yield return (null, atom);
                }
            }
        }

        foreach (var atom in policy.Populations.SelectMany(p => Atoms(p.Predicate)))
        {
            yield return (null, atom);
        }

        foreach (var technique in policy.Techniques)
        {
            foreach (var atom in technique.Yields.SelectMany(y => Atoms(y.When)))
            {
                yield return (technique.Name, atom);
            }
        }
    }

    /// <summary>The conditions written in a scope and the blocks inside it.</summary>
    public static IEnumerable<PlainCondition?> Conditions(PlainScope scope) =>
        scope.ButNots.SelectMany(Conditions).Append(scope.When).Append(scope.Unless);

    /// <summary>The atoms of a condition.</summary>
    public static IEnumerable<PlainCondition> Atoms(PlainCondition? condition) =>
        condition switch
        {
            null => [],
            PlainAnd and => and.Parts.SelectMany(Atoms),
            PlainOr or => or.Parts.SelectMany(Atoms),
            PlainNot not => Atoms(not.Part),
            _ => [condition],
        };
}
