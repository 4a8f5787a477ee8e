using System.Text;

namespace Sluice.Core.Model;

/// <summary>Conditions in the words of the language, on one line.</summary>
public static class ConditionText
{
    /// <summary>The condition as a policy would write it.</summary>
    public static string Of(Condition condition)
    {
        var text = new StringBuilder();
        Write(text, condition, inside: false);
        return text.ToString();
    }

    /// <summary>
    /// The condition in a form that does not depend on the order in which a policy says things: operands of <c>and</c> and <c>or</c>, and
    /// values of a list, each once and sorted by their text, and what joins alike joined once.
    /// </summary>
    public static string Sorted(Condition condition) => Sorted(condition, inside: false);

    private static string Sorted(Condition condition, bool inside) =>
        condition switch
        {
            Condition.And => Sorted(condition, " and ", inside),
            Condition.Or => Sorted(condition, " or ", inside),
            Condition.Not not => "not " + Sorted(not.Operand, inside: true),
            Condition.AttributeMembership m => Membership(m.Attribute.Name, Sorted(m.Values)),
            Condition.FactMembership m => Membership(BuiltinFacts.NameOf(m.Fact), Sorted(m.Values)),
            Condition.FormMembership m => Membership("form", Sorted(m.Forms.Select(static f => f.Name))),
            _ => Atom(condition),
        };

    private static string Sorted(Condition joined, string word, bool inside)
    {
        var operands = Sorted(Flat(joined, joined is Condition.And).Select(static o => Sorted(o, inside: true))).ToList();
        var text = string.Join(word, operands);
        return inside && operands.Count > 1 ? $"({text})" : text;
    }

    private static IEnumerable<string> Sorted<T>(IEnumerable<T> values) =>
        values.Select(static v => v!.ToString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<Condition> Flat(Condition condition, bool isAnd) =>
        condition switch
        {
            Condition.And all when isAnd => all.Operands.SelectMany(static o => Flat(o, isAnd: true)),
            Condition.Or any when !isAnd => any.Operands.SelectMany(static o => Flat(o, isAnd: false)),
            _ => [condition],
        };

    private static void Write(StringBuilder text, Condition condition, bool inside)
    {
        switch (condition)
        {
            case Condition.And and:
                WriteAll(text, and.Operands, " and ", inside);
                break;
            case Condition.Or or:
                WriteAll(text, or.Operands, " or ", inside);
                break;
            case Condition.Not not:
                text.Append("not ");
                Write(text, not.Operand, inside: true);
                break;
            default:
                text.Append(Atom(condition));
                break;
        }
    }

    private static void WriteAll(
        StringBuilder text,
        System.Collections.Immutable.ImmutableArray<Condition> operands,
        string word,
        bool inside
    )
    {
        text.Append(inside ? "(" : "");
        for (var i = 0; i < operands.Length; i++)
        {
            text.Append(i == 0 ? "" : word);
            Write(text, operands[i], inside: true);
        }

        text.Append(inside ? ")" : "");
    }

    private static string Atom(Condition condition) => condition.Accept(Words.Instance);

    private static string Comparison(string name, ComparisonOperator comparison, Value value)
    {
        // A boolean attribute is a condition by itself, and that is how people write it.
        if (value.Kind == ValueKind.Boolean && comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            return (value.Number != 0) == (comparison == ComparisonOperator.Equal) ? name : "not " + name;
        }

        return $"{name} {ComparisonOperators.SignOf(comparison)} {value}";
    }

    private static string Membership<T>(string name, IEnumerable<T> values) => $"{name} in {{ {string.Join(", ", values)} }}";

    /// <summary>Simple conditions; what joins or negates others is written around these.</summary>
    private sealed class Words : ConditionVisitor<string>
    {
        public static Words Instance { get; } = new();

        public override string VisitConstant(Condition.Constant condition) => condition.Value ? "true" : "false";

        public override string VisitAnd(Condition.And condition) => Of(condition);

        public override string VisitOr(Condition.Or condition) => Of(condition);

        public override string VisitNot(Condition.Not condition) => Of(condition);

        public override string VisitAttributeComparison(Condition.AttributeComparison condition) =>
            Comparison(condition.Attribute.Name, condition.Operator, condition.Value);

        public override string VisitAttributeMembership(Condition.AttributeMembership condition) =>
            Membership(condition.Attribute.Name, condition.Values);

        public override string VisitFactComparison(Condition.FactComparison condition) =>
            Comparison(BuiltinFacts.NameOf(condition.Fact), condition.Operator, condition.Value);

        public override string VisitFactMembership(Condition.FactMembership condition) =>
            Membership(BuiltinFacts.NameOf(condition.Fact), condition.Values);

        public override string VisitParameterComparison(Condition.ParameterComparison condition) =>
            Comparison(condition.Parameter.Name, condition.Operator, condition.Value);

        public override string VisitParameterMembership(Condition.ParameterMembership condition) =>
            Membership(condition.Parameter.Name, condition.Values);

        public override string VisitEnumerable(Condition.Enumerable condition) => "enumerable";

        public override string VisitConsentHolds(Condition.ConsentHolds condition) => "consent " + condition.Consent.Name;

        public override string VisitAgreementHolds(Condition.AgreementHolds condition) => "agreement " + condition.Agreement.Name;

        public override string VisitAnyAgreement(Condition.AnyAgreement condition) => "any agreement";

        public override string VisitRoleIs(Condition.RoleIs condition) => "role = " + Roles.NameOf(condition.Role);

        public override string VisitFormComparison(Condition.FormComparison condition) =>
            $"form {ComparisonOperators.SignOf(condition.Operator)} {condition.Form.Name}";

        public override string VisitFormMembership(Condition.FormMembership condition) =>
            Membership("form", condition.Forms.Select(static f => f.Name));

        public override string VisitClaimRefuted(Condition.ClaimRefuted condition) => "claim refuted";

        public override string VisitAbout(Condition.About condition) => "about " + condition.Population.Name;

        public override string VisitBeside(Condition.Beside condition) => condition.Text;
    }
}
