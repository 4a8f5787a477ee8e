using Sluice.Core.Model;

namespace Sluice.Core.Linting;

/// <summary>
/// Conditions of a technique in terms of facts that can be asked for anywhere: a fact of the transfer in place of each parameter, and one
/// in place of <c>enumerable</c>. Whether such a condition is constant is a question of types and ranges only.
/// </summary>
internal sealed class TechniqueFacts(TechniqueSymbol technique)
{
    private readonly Dictionary<string, AttributeSymbol> facts = new(StringComparer.Ordinal);

    /// <summary>The same condition in terms of facts.</summary>
    public Condition AsFacts(Condition condition) => ConditionRewriter.Replace(condition, simple => simple switch
            {
                Condition.ParameterComparison c => new Condition.AttributeComparison(
                    Fact(c.Parameter.Name, c.Parameter.Type),
                    c.Operator,
                    c.Value
                ),
                Condition.ParameterMembership m => new Condition.AttributeMembership(Fact(m.Parameter.Name, m.Parameter.Type), m.Values),
                Condition.Enumerable => new Condition.AttributeComparison(
                    Fact("enumerable", new AttributeType(ValueKind.Boolean)),
                    ComparisonOperator.Equal,
                    Value.OfBoolean(true)
                ),
                _ => simple,
            });

    // The name is one that no attribute can have, so that conditions which look alike are not taken for the same.
    private AttributeSymbol Fact(string name, AttributeType type)
    {
        if (!facts.TryGetValue(name, out var fact))
        {
            facts.Add(name, fact = new AttributeSymbol($"{technique.Name}({name})", null, technique.Location, type, false, null));
        }

        return fact;
    }
}
