using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Binding;

/// <summary>The left side of a comparison.</summary>
internal abstract record Operand(AttributeType Type)
{
    public abstract Condition Compare(ComparisonOperator comparison, Value value);

    public abstract Condition IsOneOf(ImmutableArray<Value> values);

    internal sealed record Attribute(AttributeSymbol Symbol) : Operand(Symbol.Type)
    {
        public override Condition Compare(ComparisonOperator comparison, Value value) =>
            new Condition.AttributeComparison(Symbol, comparison, value);

        public override Condition IsOneOf(ImmutableArray<Value> values) => new Condition.AttributeMembership(Symbol, values);
    }

    internal sealed record Fact(BuiltinFact Name) : Operand(BuiltinFacts.TypeOf(Name))
    {
        public override Condition Compare(ComparisonOperator comparison, Value value) =>
            new Condition.FactComparison(Name, comparison, value);

        public override Condition IsOneOf(ImmutableArray<Value> values) => new Condition.FactMembership(Name, values);
    }

    internal sealed record Parameter(ParameterSymbol Symbol) : Operand(Symbol.Type)
    {
        public override Condition Compare(ComparisonOperator comparison, Value value) =>
            new Condition.ParameterComparison(Symbol, comparison, value);

        public override Condition IsOneOf(ImmutableArray<Value> values) => new Condition.ParameterMembership(Symbol, values);
    }
}
