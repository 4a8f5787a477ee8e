using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>Conditions in words, with links to what they name.</summary>
/// <param name="selectors">For the selectors in them.</param>
internal sealed class ConditionHtml(SelectorHtml selectors) : ConditionVisitor<string>
{
    /// <summary>The condition as a part of a sentence.</summary>
    public string Of(Condition condition) => Visit(condition);

    private string Opposite(Condition condition) =>
        condition switch
        {
            Condition.AttributeComparison c => Visit(c with { Operator = ComparisonOperators.Negate(c.Operator) }),
            Condition.FactComparison c => Visit(c with { Operator = ComparisonOperators.Negate(c.Operator) }),
            Condition.FormComparison c => Visit(c with { Operator = ComparisonOperators.Negate(c.Operator) }),
            Condition.ConsentHolds consent => $"the person’s consent “{Html.Link("consent", consent.Consent)}” does not hold",
            Condition.AgreementHolds agreement => $"the agreement “{Html.Link("agreement", agreement.Agreement)}” does not stand",
            Condition.AnyAgreement => "no agreement stands",
            Condition.RoleIs role => "the recipient is not a " + Roles.NameOf(role.Role).Replace('_', ' '),
            Condition.About about => $"the person is not among “{Html.Link("population", about.Population)}”",
            _ => "it is not so that " + Inside(condition),
        };

    private string Joined(ImmutableArray<Condition> operands, string word) => string.Join($" <b>{word}</b> ", operands.Select(Inside));

    private string Inside(Condition condition) => condition is Condition.And or Condition.Or ? $"({Visit(condition)})" : Visit(condition);

    /// <inheritdoc/>
    public override string VisitConstant(Condition.Constant condition) => condition.Value ? "always" : "never";

    /// <inheritdoc/>
    public override string VisitAnd(Condition.And condition) => Joined(condition.Operands, "and");

    /// <inheritdoc/>
    public override string VisitOr(Condition.Or condition) => Joined(condition.Operands, "or");

    /// <inheritdoc/>
    public override string VisitNot(Condition.Not condition) => Opposite(condition.Operand);

    /// <inheritdoc/>
    public override string VisitAttributeComparison(Condition.AttributeComparison condition) =>
        condition.Value.Kind == ValueKind.Boolean
            ? $"“{Html.Link("attribute", condition.Attribute)}” is {((condition.Value.Number != 0) == (condition.Operator == ComparisonOperator.Equal) ? "so" : "not so")}"
            : $"“{Html.Link("attribute", condition.Attribute)}” is {Compared(condition.Operator, condition.Value)}";

    /// <inheritdoc/>
    public override string VisitAttributeMembership(Condition.AttributeMembership condition) =>
        $"“{Html.Link("attribute", condition.Attribute)}” is {OneOf(condition.Values)}";

    /// <inheritdoc/>
    public override string VisitFactComparison(Condition.FactComparison condition) =>
        condition.Fact == BuiltinFact.Date
            ? $"the day is {Day(condition.Operator, condition.Value)}"
            : $"{BuiltinFacts.Of(condition.Fact).Phrase} is {Compared(condition.Operator, condition.Value)}";

    /// <inheritdoc/>
    public override string VisitFactMembership(Condition.FactMembership condition) =>
        $"{BuiltinFacts.Of(condition.Fact).Phrase} is {OneOf(condition.Values)}";

    /// <inheritdoc/>
    public override string VisitParameterComparison(Condition.ParameterComparison condition) =>
        $"{Html.Code(condition.Parameter.Name)} is {Compared(condition.Operator, condition.Value)}";

    /// <inheritdoc/>
    public override string VisitParameterMembership(Condition.ParameterMembership condition) =>
        $"{Html.Code(condition.Parameter.Name)} is {OneOf(condition.Values)}";

    /// <inheritdoc/>
    public override string VisitEnumerable(Condition.Enumerable condition) => "all values of the category can be tried out";

    /// <inheritdoc/>
    public override string VisitConsentHolds(Condition.ConsentHolds condition) =>
        $"the person’s consent “{Html.Link("consent", condition.Consent)}” holds";

    /// <inheritdoc/>
    public override string VisitAgreementHolds(Condition.AgreementHolds condition) =>
        $"the agreement “{Html.Link("agreement", condition.Agreement)}” stands";

    /// <inheritdoc/>
    public override string VisitAnyAgreement(Condition.AnyAgreement condition) => "any agreement stands";

    /// <inheritdoc/>
    public override string VisitRoleIs(Condition.RoleIs condition) =>
        "the recipient is a " + Roles.NameOf(condition.Role).Replace('_', ' ');

    /// <inheritdoc/>
    public override string VisitFormComparison(Condition.FormComparison condition) =>
        $"the data is {FormCompared(condition.Operator)}{Html.Link("form", condition.Form)}";

    /// <inheritdoc/>
    public override string VisitFormMembership(Condition.FormMembership condition) =>
        $"the data is {Html.List([.. condition.Forms.Select(static f => Html.Link("form", f))], "or")}";

    /// <inheritdoc/>
    public override string VisitClaimRefuted(Condition.ClaimRefuted condition) => "the data is called something that it is not";

    /// <inheritdoc/>
    public override string VisitAbout(Condition.About condition) =>
        $"the person is among “{Html.Link("population", condition.Population)}”";

    /// <inheritdoc/>
    public override string VisitBeside(Condition.Beside condition) =>
        condition.Number is { } number
            ? $"at least {number.ToString(CultureInfo.InvariantCulture)} of {selectors.Categories(condition.Categories)} go along"
            : $"{selectors.AnyOf(condition.Categories)} goes along";

    private static string Compared(ComparisonOperator comparison, Value value) =>
        comparison switch
        {
            ComparisonOperator.Equal => Plain(value),
            ComparisonOperator.NotEqual => "not " + Plain(value),
            ComparisonOperator.Less => "less than " + Plain(value),
            ComparisonOperator.LessOrEqual => "at most " + Plain(value),
            ComparisonOperator.Greater => "more than " + Plain(value),
            _ => "at least " + Plain(value),
        };

    private static string Day(ComparisonOperator comparison, Value value) =>
        comparison switch
        {
            ComparisonOperator.Equal => Plain(value),
            ComparisonOperator.NotEqual => "not " + Plain(value),
            ComparisonOperator.Less => "before " + Plain(value),
            ComparisonOperator.LessOrEqual => Plain(value) + " or before",
            ComparisonOperator.Greater => "after " + Plain(value),
            _ => Plain(value) + " or after",
        };

    private static string FormCompared(ComparisonOperator comparison) =>
        comparison switch
        {
            ComparisonOperator.Equal => "",
            ComparisonOperator.NotEqual => "not ",
            ComparisonOperator.Less => "weaker than ",
            ComparisonOperator.LessOrEqual => "at most ",
            ComparisonOperator.Greater => "stronger than ",
            _ => "at least ",
        };

    private static string OneOf(ImmutableArray<Value> values) =>
        values.Length == 1 ? Plain(values[0]) : "one of " + Html.List([.. values.Select(Plain)], "or");

    private static string Plain(Value value) => Html.Text(value.Kind == ValueKind.Text ? $"“{value.Text}”" : value.ToString());
}
