using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>Conditions in words, with links to what they name.</summary>
/// <param name="selectors">For the selectors in them.</param>
internal sealed class ConditionWords(SelectorWords selectors)
{
    /// <summary>The condition as a part of a sentence.</summary>
    public string Of(Condition condition) => Write(condition, inside: false);

    private string Write(Condition condition, bool inside) => condition switch
    {
        Condition.And and => Joined(and.Operands, "and", inside),
        Condition.Or or => Joined(or.Operands, "or", inside),
        Condition.Not not => Opposite(not.Operand),
        _ => Atom(condition),
    };

    private string Opposite(Condition condition) => condition switch
    {
        Condition.AttributeComparison c => Atom(c with { Operator = ComparisonOperators.Negate(c.Operator) }),
        Condition.FactComparison c => Atom(c with { Operator = ComparisonOperators.Negate(c.Operator) }),
        Condition.FormComparison c => Atom(c with { Operator = ComparisonOperators.Negate(c.Operator) }),
        Condition.ConsentHolds consent => $"the person’s consent “{Html.Link("consent", consent.Consent)}” does not hold",
        Condition.AgreementHolds agreement => $"the agreement “{Html.Link("agreement", agreement.Agreement)}” does not stand",
        Condition.AnyAgreement => "no agreement stands",
        Condition.RoleIs role => "the recipient is not a " + Roles.NameOf(role.Role).Replace('_', ' '),
        Condition.About about => $"the person is not among “{Html.Link("population", about.Population)}”",
        _ => "it is not so that " + Write(condition, inside: true),
    };

    private string Joined(ImmutableArray<Condition> operands, string word, bool inside)
    {
        var joined = string.Join($" <b>{word}</b> ", operands.Select(o => Write(o, inside: true)));
        return inside ? $"({joined})" : joined;
    }

    private string Atom(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "always" : "never",
        Condition.AttributeComparison { Value.Kind: ValueKind.Boolean } c =>
            $"“{Html.Link("attribute", c.Attribute)}” is {((c.Value.Number != 0) == (c.Operator == ComparisonOperator.Equal) ? "so" : "not so")}",
        Condition.AttributeComparison c => $"“{Html.Link("attribute", c.Attribute)}” is {Compared(c.Operator, c.Value)}",
        Condition.AttributeMembership m => $"“{Html.Link("attribute", m.Attribute)}” is {OneOf(m.Values)}",
        Condition.FactComparison { Fact: BuiltinFact.Date } c => $"the day is {Day(c.Operator, c.Value)}",
        Condition.FactComparison c => $"{Fact(c.Fact)} is {Compared(c.Operator, c.Value)}",
        Condition.FactMembership m => $"{Fact(m.Fact)} is {OneOf(m.Values)}",
        Condition.ParameterComparison c => $"{Html.Code(c.Parameter.Name)} is {Compared(c.Operator, c.Value)}",
        Condition.ParameterMembership m => $"{Html.Code(m.Parameter.Name)} is {OneOf(m.Values)}",
        Condition.Enumerable => "all values of the category can be tried out",
        Condition.ConsentHolds consent => $"the person’s consent “{Html.Link("consent", consent.Consent)}” holds",
        Condition.AgreementHolds agreement => $"the agreement “{Html.Link("agreement", agreement.Agreement)}” stands",
        Condition.AnyAgreement => "any agreement stands",
        Condition.RoleIs role => "the recipient is a " + Roles.NameOf(role.Role).Replace('_', ' '),
        Condition.FormComparison c => $"the data is {FormCompared(c.Operator)}{Html.Link("form", c.Form)}",
        Condition.FormMembership m => $"the data is {Html.List([.. m.Forms.Select(static f => Html.Link("form", f))], "or")}",
        Condition.ClaimRefuted => "the data is called something that it is not",
        Condition.About about => $"the person is among “{Html.Link("population", about.Population)}”",
        Condition.Beside { Number: { } number } beside => $"at least {number.ToString(CultureInfo.InvariantCulture)} of {selectors.Categories(beside.Categories)} go along",
        Condition.Beside beside => $"{selectors.AnyOf(beside.Categories)} goes along",
        _ => Html.Code(ConditionText.Of(condition)),
    };

    private static string Fact(BuiltinFact fact) => fact switch
    {
        BuiltinFact.Frequency => "the frequency",
        BuiltinFact.Retention => "the time the recipient keeps it",
        BuiltinFact.People => "the number of people",
        BuiltinFact.Records => "the number of rows",
        BuiltinFact.Destination => "the country it goes to",
        _ => "the day",
    };

    private static string Compared(ComparisonOperator comparison, Value value) => comparison switch
    {
        ComparisonOperator.Equal => Plain(value),
        ComparisonOperator.NotEqual => "not " + Plain(value),
        ComparisonOperator.Less => "less than " + Plain(value),
        ComparisonOperator.LessOrEqual => "at most " + Plain(value),
        ComparisonOperator.Greater => "more than " + Plain(value),
        _ => "at least " + Plain(value),
    };

    private static string Day(ComparisonOperator comparison, Value value) => comparison switch
    {
        ComparisonOperator.Equal => Plain(value),
        ComparisonOperator.NotEqual => "not " + Plain(value),
        ComparisonOperator.Less => "before " + Plain(value),
        ComparisonOperator.LessOrEqual => Plain(value) + " or before",
        ComparisonOperator.Greater => "after " + Plain(value),
        _ => Plain(value) + " or after",
    };

    private static string FormCompared(ComparisonOperator comparison) => comparison switch
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
