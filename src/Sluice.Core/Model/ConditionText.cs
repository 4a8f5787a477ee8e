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
    /// The condition in a form that does not depend on the order in which a policy says things: operands of <c>and</c> and <c>or</c>, and values of a list, each once and
    /// sorted by their text, and what joins alike joined once.
    /// </summary>
    public static string Sorted(Condition condition) => Sorted(condition, inside: false);

    private static string Sorted(Condition condition, bool inside) => condition switch
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

    private static IEnumerable<Condition> Flat(Condition condition, bool isAnd) => condition switch
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

    private static void WriteAll(StringBuilder text, System.Collections.Immutable.ImmutableArray<Condition> operands, string word, bool inside)
    {
        text.Append(inside ? "(" : "");
        for (var i = 0; i < operands.Length; i++)
        {
            text.Append(i == 0 ? "" : word);
            Write(text, operands[i], inside: true);
        }

        text.Append(inside ? ")" : "");
    }

    private static string Atom(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "true" : "false",
        Condition.AttributeComparison c => Comparison(c.Attribute.Name, c.Operator, c.Value),
        Condition.AttributeMembership m => Membership(m.Attribute.Name, m.Values),
        Condition.FactComparison c => Comparison(BuiltinFacts.NameOf(c.Fact), c.Operator, c.Value),
        Condition.FactMembership m => Membership(BuiltinFacts.NameOf(m.Fact), m.Values),
        Condition.ParameterComparison c => Comparison(c.Parameter.Name, c.Operator, c.Value),
        Condition.ParameterMembership m => Membership(m.Parameter.Name, m.Values),
        Condition.Enumerable => "enumerable",
        Condition.ConsentHolds consent => "consent " + consent.Consent.Name,
        Condition.AgreementHolds agreement => "agreement " + agreement.Agreement.Name,
        Condition.AnyAgreement => "any agreement",
        Condition.RoleIs role => "role = " + Roles.NameOf(role.Role),
        Condition.FormComparison c => $"form {ComparisonOperators.SignOf(c.Operator)} {c.Form.Name}",
        Condition.FormMembership m => Membership("form", m.Forms.Select(static f => f.Name)),
        Condition.ClaimRefuted => "claim refuted",
        Condition.About about => "about " + about.Population.Name,
        Condition.Beside beside => beside.Text,
        _ => "",
    };

    private static string Comparison(string name, ComparisonOperator comparison, Value value)
    {
        // A boolean attribute is a condition by itself, and that is how people write it.
        if (value.Kind == ValueKind.Boolean && comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            return (value.Number != 0) == (comparison == ComparisonOperator.Equal) ? name : "not " + name;
        }

        return $"{name} {ComparisonOperators.SignOf(comparison)} {value}";
    }

    private static string Membership<T>(string name, IEnumerable<T> values) =>
        $"{name} in {{ {string.Join(", ", values)} }}";
}
