using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// Conditions in a digest: a number for the kind, then what it holds. The numbers never change their meaning; a kind that wrote nothing
/// would give two programs that differ in it one digest.
/// </summary>
/// <param name="page">What is written to.</param>
internal sealed class ConditionDigest(DigestWriter page) : ConditionVisitor<DigestWriter>
{
    public override DigestWriter VisitConstant(Condition.Constant condition) => Kind(condition.Value ? 1 : 2);

    public override DigestWriter VisitAnd(Condition.And condition) => All(3, condition.Operands);

    public override DigestWriter VisitOr(Condition.Or condition) => All(4, condition.Operands);

    public override DigestWriter VisitNot(Condition.Not condition)
    {
        Kind(5);
        return Visit(condition.Operand);
    }

    public override DigestWriter VisitAttributeComparison(Condition.AttributeComparison condition) =>
        Compared(condition.Attribute.OfSubject ? 7 : 6, condition.Attribute.Name, condition.Operator, condition.Value);

    public override DigestWriter VisitAttributeMembership(Condition.AttributeMembership condition) =>
        OneOf(condition.Attribute.OfSubject ? 9 : 8, condition.Attribute.Name, condition.Values);

    public override DigestWriter VisitFactComparison(Condition.FactComparison condition) =>
        Compared(10, BuiltinFacts.NameOf(condition.Fact), condition.Operator, condition.Value);

    public override DigestWriter VisitFactMembership(Condition.FactMembership condition) =>
        OneOf(11, BuiltinFacts.NameOf(condition.Fact), condition.Values);

    public override DigestWriter VisitParameterComparison(Condition.ParameterComparison condition) =>
        Compared(12, condition.Parameter.Name, condition.Operator, condition.Value);

    public override DigestWriter VisitParameterMembership(Condition.ParameterMembership condition) =>
        OneOf(13, condition.Parameter.Name, condition.Values);

    public override DigestWriter VisitEnumerable(Condition.Enumerable condition) => Kind(14);

    public override DigestWriter VisitConsentHolds(Condition.ConsentHolds condition) => Named(15, condition.Consent.Name);

    public override DigestWriter VisitAgreementHolds(Condition.AgreementHolds condition) => Named(16, condition.Agreement.Name);

    public override DigestWriter VisitAnyAgreement(Condition.AnyAgreement condition) => Kind(17);

    public override DigestWriter VisitRoleIs(Condition.RoleIs condition)
    {
        Kind(18);
        return Kind((int)condition.Role);
    }

    public override DigestWriter VisitFormComparison(Condition.FormComparison condition)
    {
        Named(19, condition.Form.Name);
        return Kind((int)condition.Operator);
    }

    public override DigestWriter VisitFormMembership(Condition.FormMembership condition)
    {
        Kind(20);
        page.Many(condition.Forms, static (page, form) => page.Text(form.Name));
        return page;
    }

    public override DigestWriter VisitClaimRefuted(Condition.ClaimRefuted condition) => Kind(21);

    public override DigestWriter VisitAbout(Condition.About condition) => Named(22, condition.Population.Name);

    public override DigestWriter VisitBeside(Condition.Beside condition)
    {
        Kind(23);
        page.Set(condition.Categories);
        return page;
    }

    private DigestWriter Kind(int number)
    {
        page.Number(number);
        return page;
    }

    private DigestWriter Named(int kind, string name)
    {
        Kind(kind);
        page.Text(name);
        return page;
    }

    private DigestWriter All(int kind, ImmutableArray<Condition> operands)
    {
        Kind(kind);
        page.Many(operands, (_, operand) => Visit(operand));
        return page;
    }

    private DigestWriter OneOf(int kind, string name, ImmutableArray<Value> values)
    {
        Named(kind, name);
        page.Many(values, static (page, value) => page.Value(value));
        return page;
    }

    private DigestWriter Compared(int kind, string name, ComparisonOperator comparison, Value value)
    {
        Named(kind, name);
        Kind((int)comparison);
        page.Value(value);
        return page;
    }
}
