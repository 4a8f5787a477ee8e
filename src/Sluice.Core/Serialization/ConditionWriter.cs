using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Conditions: the kind, then what it holds.</summary>
/// <param name="part">What is written to.</param>
internal sealed class ConditionWriter(PartWriter part) : ConditionVisitor<PartWriter>
{
    public static void WriteOptional(PartWriter part, Condition? condition)
    {
        if (condition is null)
        {
            part.Number((int)ConditionKind.None);
        }
        else
        {
            new ConditionWriter(part).Visit(condition);
        }
    }

    public override PartWriter VisitConstant(Condition.Constant condition) =>
        Kind(condition.Value ? ConditionKind.True : ConditionKind.False);

    public override PartWriter VisitAnd(Condition.And condition) => All(ConditionKind.And, condition.Operands);

    public override PartWriter VisitOr(Condition.Or condition) => All(ConditionKind.Or, condition.Operands);

    public override PartWriter VisitNot(Condition.Not condition)
    {
        Kind(ConditionKind.Not);
        return Visit(condition.Operand);
    }

    public override PartWriter VisitAttributeComparison(Condition.AttributeComparison condition)
    {
        Kind(ConditionKind.AttributeComparison).Symbol(condition.Attribute);
        return Compared(condition.Operator, condition.Value);
    }

    public override PartWriter VisitAttributeMembership(Condition.AttributeMembership condition)
    {
        Kind(ConditionKind.AttributeMembership).Symbol(condition.Attribute);
        return OneOf(condition.Values);
    }

    public override PartWriter VisitFactComparison(Condition.FactComparison condition)
    {
        Kind(ConditionKind.FactComparison).Number((int)condition.Fact);
        return Compared(condition.Operator, condition.Value);
    }

    public override PartWriter VisitFactMembership(Condition.FactMembership condition)
    {
        Kind(ConditionKind.FactMembership).Number((int)condition.Fact);
        return OneOf(condition.Values);
    }

    public override PartWriter VisitParameterComparison(Condition.ParameterComparison condition)
    {
        Kind(ConditionKind.ParameterComparison).Symbol(condition.Parameter);
        return Compared(condition.Operator, condition.Value);
    }

    public override PartWriter VisitParameterMembership(Condition.ParameterMembership condition)
    {
        Kind(ConditionKind.ParameterMembership).Symbol(condition.Parameter);
        return OneOf(condition.Values);
    }

    public override PartWriter VisitEnumerable(Condition.Enumerable condition) => Kind(ConditionKind.Enumerable);

    public override PartWriter VisitConsentHolds(Condition.ConsentHolds condition) => Named(ConditionKind.ConsentHolds, condition.Consent);

    public override PartWriter VisitAgreementHolds(Condition.AgreementHolds condition) =>
        Named(ConditionKind.AgreementHolds, condition.Agreement);

    public override PartWriter VisitAnyAgreement(Condition.AnyAgreement condition) => Kind(ConditionKind.AnyAgreement);

    public override PartWriter VisitRoleIs(Condition.RoleIs condition)
    {
        Kind(ConditionKind.RoleIs).Number((int)condition.Role);
        return part;
    }

    public override PartWriter VisitFormComparison(Condition.FormComparison condition)
    {
        Kind(ConditionKind.FormComparison).Number((int)condition.Operator);
        part.Symbol(condition.Form);
        return part;
    }

    public override PartWriter VisitFormMembership(Condition.FormMembership condition)
    {
        Kind(ConditionKind.FormMembership).Symbols(condition.Forms);
        return part;
    }

    public override PartWriter VisitClaimRefuted(Condition.ClaimRefuted condition) => Kind(ConditionKind.ClaimRefuted);

    public override PartWriter VisitAbout(Condition.About condition) => Named(ConditionKind.About, condition.Population);

    public override PartWriter VisitBeside(Condition.Beside condition)
    {
        Kind(condition.Number is null ? ConditionKind.Beside : ConditionKind.BesideNumber);
        part.Number(part.Tables.Categories.NumberOf(condition.Categories));
        if (condition.Number is { } number)
        {
            part.Number(number);
        }

        return part;
    }

    private PartWriter Kind(ConditionKind kind)
    {
        part.Number((int)kind);
        return part;
    }

    private PartWriter Named(ConditionKind kind, Symbol symbol)
    {
        Kind(kind).Symbol(symbol);
        return part;
    }

    private PartWriter All(ConditionKind kind, ImmutableArray<Condition> operands)
    {
        Kind(kind).Many(operands, o => Visit(o));
        return part;
    }

    private PartWriter Compared(ComparisonOperator comparison, Value value)
    {
        part.Number((int)comparison);
        ValueParts.Write(part, value);
        return part;
    }

    private PartWriter OneOf(ImmutableArray<Value> values)
    {
        part.Many(values, v => ValueParts.Write(part, v));
        return part;
    }
}
