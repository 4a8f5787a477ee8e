using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// A condition without sugar. The set of kinds is closed: the evaluator, the SQL writer and the analyser all switch over it.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>True or false.</summary>
    public static Constant True { get; } = new(true);

    /// <summary>The opposite of <see cref="True"/>.</summary>
    public static Constant False { get; } = new(false);

    /// <summary>A fixed truth value.</summary>
    public sealed record Constant(bool Value) : Condition;

    /// <summary>All of them; flat: no operand is itself an <see cref="And"/>.</summary>
    public sealed record And(ImmutableArray<Condition> Operands) : Condition;

    /// <summary>One of them; flat: no operand is itself an <see cref="Or"/>.</summary>
    public sealed record Or(ImmutableArray<Condition> Operands) : Condition;

    /// <summary>The opposite.</summary>
    public sealed record Not(Condition Operand) : Condition;

    /// <summary>A declared attribute compared with a value.</summary>
    public sealed record AttributeComparison(AttributeSymbol Attribute, ComparisonOperator Operator, Value Value) : Condition;

    /// <summary>A declared attribute is one of several values.</summary>
    public sealed record AttributeMembership(AttributeSymbol Attribute, ImmutableArray<Value> Values) : Condition;

    /// <summary>A built-in fact compared with a value.</summary>
    public sealed record FactComparison(BuiltinFact Fact, ComparisonOperator Operator, Value Value) : Condition;

    /// <summary>A built-in fact is one of several values.</summary>
    public sealed record FactMembership(BuiltinFact Fact, ImmutableArray<Value> Values) : Condition;

    /// <summary>A technique's parameter compared with a value.</summary>
    public sealed record ParameterComparison(ParameterSymbol Parameter, ComparisonOperator Operator, Value Value) : Condition;

    /// <summary>A technique's parameter is one of several values.</summary>
    public sealed record ParameterMembership(ParameterSymbol Parameter, ImmutableArray<Value> Values) : Condition;

    /// <summary>The values of the flow's category can be tried out.</summary>
    public sealed record Enumerable : Condition;

    /// <summary>The consent holds.</summary>
    public sealed record ConsentHolds(ConsentSymbol Consent) : Condition;

    /// <summary>The agreement holds.</summary>
    public sealed record AgreementHolds(AgreementSymbol Agreement) : Condition;

    /// <summary>Some agreement holds.</summary>
    public sealed record AnyAgreement : Condition;

    /// <summary>The recipient has the role.</summary>
    public sealed record RoleIs(Role Role) : Condition;

    /// <summary>The field's form compared with a form.</summary>
    public sealed record FormComparison(ComparisonOperator Operator, FormSymbol Form) : Condition;

    /// <summary>The field's form is one of several.</summary>
    public sealed record FormMembership(ImmutableArray<FormSymbol> Forms) : Condition;

    /// <summary>The field claims a stronger form than it has.</summary>
    public sealed record ClaimRefuted : Condition;

    /// <summary>The person is in the population.</summary>
    public sealed record About(PopulationSymbol Population) : Condition;

    /// <summary>
    /// Something else in the same transfer that goes to the same recipient, or to one above or below it, is touched by the selector.
    /// </summary>
    /// <param name="Categories">The selector.</param>
    /// <param name="Number">How many distinct categories have to be there; null where the policy does not say, which is one.</param>
    public sealed record Beside(NameSet<CategorySymbol> Categories, int? Number) : Condition
    {
        /// <summary>How many distinct categories have to be there: at least one.</summary>
        public int Least => Number ?? 1;

        /// <summary>The condition as the policy writes it, which also names its fact where that is unknown.</summary>
        public string Text => Number is { } number
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"beside {number} of {Categories.Text}")
            : "beside " + Categories.Text;
    }
}
