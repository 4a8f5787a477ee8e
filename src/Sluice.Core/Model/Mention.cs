using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// What one simple condition mentions, whichever way it asks: the one source for code that needs to know what a decision can depend on.
/// </summary>
public abstract record Mention
{
    private Mention() { }

    /// <summary>An attribute, and the values it is compared with.</summary>
    public sealed record Attribute(AttributeSymbol Symbol, ComparisonOperator Operator, ImmutableArray<Value> Values) : Mention;

    /// <summary>A built-in fact, and the values it is compared with.</summary>
    public sealed record Fact(BuiltinFact Name, ComparisonOperator Operator, ImmutableArray<Value> Values) : Mention;

    /// <summary>A technique's parameter, and the values it is compared with.</summary>
    public sealed record Parameter(ParameterSymbol Symbol, ComparisonOperator Operator, ImmutableArray<Value> Values) : Mention;

    /// <summary>A consent.</summary>
    public sealed record Consent(ConsentSymbol Symbol) : Mention;

    /// <summary>An agreement.</summary>
    public sealed record Agreement(AgreementSymbol Symbol) : Mention;

    /// <summary>Any agreement there is, by itself or by the role it gives.</summary>
    public sealed record Agreements : Mention;

    /// <summary>The form of the field.</summary>
    public sealed record Form : Mention;

    /// <summary>The form that the field claims, and the one it has.</summary>
    public sealed record Claim : Mention;

    /// <summary>Whether the category's values can be tried out.</summary>
    public sealed record Enumerable : Mention;

    /// <summary>A population; what its predicate speaks of is not among the mentions.</summary>
    public sealed record Population(PopulationSymbol Symbol) : Mention;

    /// <summary>What is sent beside the flow.</summary>
    public sealed record Beside(Condition.Beside Condition) : Mention;

    /// <summary>What each part of a condition speaks of, in the order of the parts; nothing for null.</summary>
    public static IEnumerable<Mention> In(Condition? condition) => ConditionWalker.All(condition).Select(Of).OfType<Mention>();

    /// <summary>The same for several conditions.</summary>
    public static IEnumerable<Mention> In(IEnumerable<Condition> conditions) => conditions.SelectMany(In);

    /// <summary>What a simple condition speaks of; null for a constant, and for what joins or negates others.</summary>
    public static Mention? Of(Condition condition) => condition.Accept(Visitor.Instance);

    private sealed class Visitor : ConditionVisitor<Mention?>
    {
        public static Visitor Instance { get; } = new();

        private static readonly Form OfForm = new();
        private static readonly Agreements OfAgreements = new();

        public override Mention? VisitConstant(Condition.Constant condition) => null;

        public override Mention? VisitAnd(Condition.And condition) => null;

        public override Mention? VisitOr(Condition.Or condition) => null;

        public override Mention? VisitNot(Condition.Not condition) => null;

        public override Mention VisitAttributeComparison(Condition.AttributeComparison condition) =>
            new Attribute(condition.Attribute, condition.Operator, [condition.Value]);

        public override Mention VisitAttributeMembership(Condition.AttributeMembership condition) =>
            new Attribute(condition.Attribute, ComparisonOperator.Equal, condition.Values);

        public override Mention VisitFactComparison(Condition.FactComparison condition) =>
            new Fact(condition.Fact, condition.Operator, [condition.Value]);

        public override Mention VisitFactMembership(Condition.FactMembership condition) =>
            new Fact(condition.Fact, ComparisonOperator.Equal, condition.Values);

        public override Mention VisitParameterComparison(Condition.ParameterComparison condition) =>
            new Parameter(condition.Parameter, condition.Operator, [condition.Value]);

        public override Mention VisitParameterMembership(Condition.ParameterMembership condition) =>
            new Parameter(condition.Parameter, ComparisonOperator.Equal, condition.Values);

        public override Mention VisitEnumerable(Condition.Enumerable condition) => new Enumerable();

        public override Mention VisitConsentHolds(Condition.ConsentHolds condition) => new Consent(condition.Consent);

        public override Mention VisitAgreementHolds(Condition.AgreementHolds condition) => new Agreement(condition.Agreement);

        public override Mention VisitAnyAgreement(Condition.AnyAgreement condition) => OfAgreements;

        public override Mention VisitRoleIs(Condition.RoleIs condition) => OfAgreements;

        public override Mention VisitFormComparison(Condition.FormComparison condition) => OfForm;

        public override Mention VisitFormMembership(Condition.FormMembership condition) => OfForm;

        public override Mention VisitClaimRefuted(Condition.ClaimRefuted condition) => new Claim();

        public override Mention VisitAbout(Condition.About condition) => new Population(condition.Population);

        public override Mention VisitBeside(Condition.Beside condition) => new Beside(condition);
    }
}
