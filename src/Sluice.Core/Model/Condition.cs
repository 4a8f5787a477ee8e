using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// A condition without sugar. The set of kinds is closed: whatever reads conditions kind by kind is a
/// <see cref="ConditionVisitor{TResult}"/>. Two conditions are equal where they are built alike from the same symbols and values.
/// </summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>True or false.</summary>
    public static Constant True { get; } = new(true);

    /// <summary>The opposite of <see cref="True"/>.</summary>
    public static Constant False { get; } = new(false);

    /// <summary>The conditions that it joins or negates; none for a simple one.</summary>
    public virtual ImmutableArray<Condition> Parts => [];

    /// <summary>Calls the visitor's method for this kind.</summary>
    internal abstract TResult Accept<TResult>(ConditionVisitor<TResult> visitor);

    /// <summary>A fixed truth value.</summary>
    public sealed record Constant(bool Value) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitConstant(this);
    }

    /// <summary>All of them; flat: no operand is itself an <see cref="And"/>.</summary>
    public sealed record And(ImmutableArray<Condition> Operands) : Condition
    {
        /// <inheritdoc/>
        public override ImmutableArray<Condition> Parts => Operands;

        /// <inheritdoc/>
        public bool Equals(And? other) => other is not null && Same(Operands, other.Operands);

        /// <inheritdoc/>
        public override int GetHashCode() => HashOf(3, Operands);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitAnd(this);
    }

    /// <summary>One of them; flat: no operand is itself an <see cref="Or"/>.</summary>
    public sealed record Or(ImmutableArray<Condition> Operands) : Condition
    {
        /// <inheritdoc/>
        public override ImmutableArray<Condition> Parts => Operands;

        /// <inheritdoc/>
        public bool Equals(Or? other) => other is not null && Same(Operands, other.Operands);

        /// <inheritdoc/>
        public override int GetHashCode() => HashOf(5, Operands);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitOr(this);
    }

    /// <summary>The opposite.</summary>
    public sealed record Not(Condition Operand) : Condition
    {
        /// <inheritdoc/>
        public override ImmutableArray<Condition> Parts => [Operand];

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitNot(this);
    }

    /// <summary>A declared attribute compared with a value.</summary>
    public sealed record AttributeComparison(AttributeSymbol Attribute, ComparisonOperator Operator, Value Value) : Condition
    {
        /// <inheritdoc/>
        public bool Equals(AttributeComparison? other) =>
            other is not null
            && Attribute == other.Attribute
            && Value.Kind == other.Value.Kind
            && (IsFlag && other.IsFlag ? Wanted == other.Wanted : Operator == other.Operator && Value == other.Value);

        /// <inheritdoc/>
        public override int GetHashCode() => IsFlag ? (Attribute, Wanted).GetHashCode() : (Attribute, Operator, Value).GetHashCode();

        // A truth value that is not true is false: both ways of writing it are one condition.
        private bool IsFlag => Value.Kind == ValueKind.Boolean && Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;

        private bool Wanted => (Value.Number != 0) == (Operator == ComparisonOperator.Equal);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitAttributeComparison(this);
    }

    /// <summary>A declared attribute is one of several values.</summary>
    public sealed record AttributeMembership(AttributeSymbol Attribute, ImmutableArray<Value> Values) : Condition
    {
        /// <inheritdoc/>
        public bool Equals(AttributeMembership? other) => other is not null && Attribute == other.Attribute && Same(Values, other.Values);

        /// <inheritdoc/>
        public override int GetHashCode() => HashOf(Attribute.Id, Values);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitAttributeMembership(this);
    }

    /// <summary>A built-in fact compared with a value.</summary>
    public sealed record FactComparison(BuiltinFact Fact, ComparisonOperator Operator, Value Value) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitFactComparison(this);
    }

    /// <summary>A built-in fact is one of several values.</summary>
    public sealed record FactMembership(BuiltinFact Fact, ImmutableArray<Value> Values) : Condition
    {
        /// <inheritdoc/>
        public bool Equals(FactMembership? other) => other is not null && Fact == other.Fact && Same(Values, other.Values);

        /// <inheritdoc/>
        public override int GetHashCode() => HashOf((int)Fact, Values);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitFactMembership(this);
    }

    /// <summary>A technique's parameter compared with a value.</summary>
    public sealed record ParameterComparison(ParameterSymbol Parameter, ComparisonOperator Operator, Value Value) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitParameterComparison(this);
    }

    /// <summary>A technique's parameter is one of several values.</summary>
    public sealed record ParameterMembership(ParameterSymbol Parameter, ImmutableArray<Value> Values) : Condition
    {
        /// <inheritdoc/>
        public bool Equals(ParameterMembership? other) => other is not null && Parameter == other.Parameter && Same(Values, other.Values);

        /// <inheritdoc/>
        public override int GetHashCode() => HashOf(7, Values);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitParameterMembership(this);
    }

    /// <summary>The values of the flow's category can be tried out.</summary>
    public sealed record Enumerable : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitEnumerable(this);
    }

    /// <summary>The consent holds.</summary>
    public sealed record ConsentHolds(ConsentSymbol Consent) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitConsentHolds(this);
    }

    /// <summary>The agreement holds.</summary>
    public sealed record AgreementHolds(AgreementSymbol Agreement) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitAgreementHolds(this);
    }

    /// <summary>Some agreement holds.</summary>
    public sealed record AnyAgreement : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitAnyAgreement(this);
    }

    /// <summary>The recipient has the role.</summary>
    public sealed record RoleIs(Role Role) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitRoleIs(this);
    }

    /// <summary>The field's form compared with a form.</summary>
    public sealed record FormComparison(ComparisonOperator Operator, FormSymbol Form) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitFormComparison(this);
    }

    /// <summary>The field's form is one of several.</summary>
    public sealed record FormMembership(ImmutableArray<FormSymbol> Forms) : Condition
    {
        /// <inheritdoc/>
        public bool Equals(FormMembership? other) => other is not null && Same(Forms, other.Forms);

        /// <inheritdoc/>
        public override int GetHashCode() => HashOf(11, Forms);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitFormMembership(this);
    }

    /// <summary>The field claims a stronger form than it has.</summary>
    public sealed record ClaimRefuted : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitClaimRefuted(this);
    }

    /// <summary>The person is in the population.</summary>
    public sealed record About(PopulationSymbol Population) : Condition
    {
        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitAbout(this);
    }

    /// <summary>
    /// Something else in the same transfer that goes to the same recipient, or to one above or below it, is touched by the selector.
    /// </summary>
    /// <param name="Categories">The selector.</param>
    /// <param name="Number">How many distinct categories have to be there; null where the policy does not say, which is one.</param>
    public sealed record Beside(ResolvedSelector<CategorySymbol> Categories, int? Number) : Condition
    {
        /// <summary>How many distinct categories have to be there: at least one.</summary>
        public int Least => Number ?? 1;

        /// <summary>The condition as the policy writes it, which also names its fact where that is unknown.</summary>
        public string Text =>
            Number is { } number
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"beside {number} of {Categories.Text}")
                : "beside " + Categories.Text;

        // The text of a selector tells which names it means.
        /// <inheritdoc/>
        public bool Equals(Beside? other) => other is not null && Number == other.Number && Categories.Text == other.Categories.Text;

        /// <inheritdoc/>
        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Categories.Text);

        internal override TResult Accept<TResult>(ConditionVisitor<TResult> visitor) => visitor.VisitBeside(this);
    }

    private static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right) => left.AsSpan().SequenceEqual(right.AsSpan());

    private static int HashOf<T>(int start, ImmutableArray<T> parts)
    {
        var hash = start;
        foreach (var part in parts)
        {
            hash = unchecked((hash * 31) + part!.GetHashCode());
        }

        return hash;
    }
}
