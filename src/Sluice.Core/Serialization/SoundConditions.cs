using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Conditions as the binder makes them: operands where they are joined, signs and values that fit, parameters only of their own technique.</summary>
internal static class SoundConditions
{
    public static void Require(Condition? condition, TechniqueSymbol? technique)
    {
        if (condition is not null)
        {
            PartReader.Require(IsSound(condition, technique));
        }
    }

    private static bool IsSound(Condition condition, TechniqueSymbol? technique) => condition switch
    {
        Condition.And c => AreSound(c.Operands, technique),
        Condition.Or c => AreSound(c.Operands, technique),
        Condition.Not c => IsSound(c.Operand, technique),
        Condition.AttributeComparison c => (technique is null || !c.Attribute.OfSubject) && Fits(c.Operator, c.Value, c.Attribute.Type),
        Condition.AttributeMembership c => (technique is null || !c.Attribute.OfSubject) && c.Values.All(v => Fits(ComparisonOperator.Equal, v, c.Attribute.Type)),
        Condition.FactComparison c => Fits(c.Operator, c.Value, BuiltinFacts.TypeOf(c.Fact)),
        Condition.FactMembership c => c.Values.All(v => Fits(ComparisonOperator.Equal, v, BuiltinFacts.TypeOf(c.Fact))),
        Condition.ParameterComparison c => Has(technique, c.Parameter) && Fits(c.Operator, c.Value, c.Parameter.Type),
        Condition.ParameterMembership c => Has(technique, c.Parameter) && c.Values.All(v => Fits(ComparisonOperator.Equal, v, c.Parameter.Type)),
        Condition.Enumerable => technique is not null,
        Condition.Constant => true,
        _ => technique is null,
    };

    private static bool AreSound(ImmutableArray<Condition> operands, TechniqueSymbol? technique)
    {
        foreach (var operand in operands)
        {
            if (!IsSound(operand, technique))
            {
                return false;
            }
        }

        return operands.Length > 1;
    }

    private static bool Has(TechniqueSymbol? technique, ParameterSymbol parameter) => technique is not null && technique.Parameters.Contains(parameter);

    private static bool Fits(ComparisonOperator comparison, Value value, AttributeType type) =>
        value.Kind == type.Kind
        && (comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual || type.Kind is not (ValueKind.Boolean or ValueKind.Country or ValueKind.Text or ValueKind.Choice))
        && type.Kind switch
        {
            ValueKind.Choice => type.Choices.Contains(value.Text!),
            ValueKind.Country => Countries.IsKnown(value.Text!),
            ValueKind.Integer => decimal.IsInteger(value.Number),
            ValueKind.Duration => value.Number >= 0 && decimal.IsInteger(value.Number),
            _ => true,
        };
}
