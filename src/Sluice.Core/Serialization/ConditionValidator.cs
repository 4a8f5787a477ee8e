using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>
/// Conditions as the binder makes them: operands where they are joined, signs and values that fit, parameters only of their own technique.
/// </summary>
internal sealed class ConditionValidator : ConditionVisitor<bool>
{
    private readonly TechniqueSymbol? technique;

    private ConditionValidator(TechniqueSymbol? technique) => this.technique = technique;

    public static void Require(Condition? condition, TechniqueSymbol? technique)
    {
        if (condition is not null)
        {
            PartReader.Require(new ConditionValidator(technique).Visit(condition));
        }
    }

    public override bool VisitConstant(Condition.Constant condition) => true;

    public override bool VisitAnd(Condition.And condition) => AreSound(condition.Operands);

    public override bool VisitOr(Condition.Or condition) => AreSound(condition.Operands);

    public override bool VisitNot(Condition.Not condition) => Visit(condition.Operand);

    public override bool VisitAttributeComparison(Condition.AttributeComparison condition) =>
        MayAsk(condition.Attribute) && Fits(condition.Operator, condition.Value, condition.Attribute.Type);

    public override bool VisitAttributeMembership(Condition.AttributeMembership condition) =>
        MayAsk(condition.Attribute) && Fit(condition.Values, condition.Attribute.Type);

    public override bool VisitFactComparison(Condition.FactComparison condition) =>
        Fits(condition.Operator, condition.Value, BuiltinFacts.TypeOf(condition.Fact));

    public override bool VisitFactMembership(Condition.FactMembership condition) =>
        Fit(condition.Values, BuiltinFacts.TypeOf(condition.Fact));

    public override bool VisitParameterComparison(Condition.ParameterComparison condition) =>
        Has(condition.Parameter) && Fits(condition.Operator, condition.Value, condition.Parameter.Type);

    public override bool VisitParameterMembership(Condition.ParameterMembership condition) =>
        Has(condition.Parameter) && Fit(condition.Values, condition.Parameter.Type);

    public override bool VisitEnumerable(Condition.Enumerable condition) => technique is not null;

    public override bool VisitConsentHolds(Condition.ConsentHolds condition) => technique is null;

    public override bool VisitAgreementHolds(Condition.AgreementHolds condition) => technique is null;

    public override bool VisitAnyAgreement(Condition.AnyAgreement condition) => technique is null;

    public override bool VisitRoleIs(Condition.RoleIs condition) => technique is null;

    public override bool VisitFormComparison(Condition.FormComparison condition) => technique is null;

    public override bool VisitFormMembership(Condition.FormMembership condition) => technique is null;

    public override bool VisitClaimRefuted(Condition.ClaimRefuted condition) => technique is null;

    public override bool VisitAbout(Condition.About condition) => technique is null;

    public override bool VisitBeside(Condition.Beside condition) => technique is null;

    private bool AreSound(ImmutableArray<Condition> operands)
    {
        foreach (var operand in operands)
        {
            if (!Visit(operand))
            {
                return false;
            }
        }

        return operands.Length > 1;
    }

    private bool MayAsk(AttributeSymbol attribute) => technique is null || !attribute.OfSubject;

    private bool Has(ParameterSymbol parameter) => technique is not null && technique.Parameters.Contains(parameter);

    private static bool Fit(ImmutableArray<Value> values, AttributeType type) => values.All(v => Fits(ComparisonOperator.Equal, v, type));

    private static bool Fits(ComparisonOperator comparison, Value value, AttributeType type) =>
        value.Kind == type.Kind
        && (
            comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual
            || type.Kind is not (ValueKind.Boolean or ValueKind.Country or ValueKind.Text or ValueKind.Choice)
        )
        && type.Kind switch
        {
            ValueKind.Choice => type.Choices.Contains(value.Text!),
            ValueKind.Country => Countries.IsKnown(value.Text!),
            ValueKind.Integer => decimal.IsInteger(value.Number),
            ValueKind.Duration => value.Number >= 0 && decimal.IsInteger(value.Number),
            _ => true,
        };
}
