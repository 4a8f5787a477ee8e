using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// A residual condition as SQL. SQL's own logic is the one the policy uses: a comparison with null is unknown, and
/// a row is only selected where the whole is true.
/// </summary>
/// <param name="names">Writes names.</param>
/// <param name="attribute">The value of an attribute.</param>
/// <param name="consent">Whether a consent holds.</param>
/// <param name="numbers">How numbers of an attribute are compared; null for what needs no care.</param>
/// <param name="consentFails">Whether a consent does not hold; null for the opposite of <paramref name="consent"/>.</param>
internal sealed class ConditionSql(
    SqlNames names,
    Func<AttributeSymbol, string> attribute,
    Func<ConsentSymbol, string> consent,
    Func<AttributeSymbol, NumberDomain?>? numbers = null,
    Func<ConsentSymbol, string>? consentFails = null
)
{
    /// <summary>The condition; what cannot be said exactly is reported, and no row satisfies it.</summary>
    public string Write(Condition condition, string indent) => Write(condition, indent, inside: false);

    /// <summary>A condition that was written, as one of several that are joined by AND.</summary>
    public static string AsConjunct(Condition condition, string written) => condition is Condition.Or ? $"({written})" : written;

    private string Write(Condition condition, string indent, bool inside) =>
        condition switch
        {
            Condition.Constant constant => constant.Value ? "TRUE" : "FALSE",
            Condition.And and => Join(and.Operands, "AND", indent, inside),
            Condition.Or or => Join(or.Operands, "OR", indent, inside),
            Condition.Not { Operand: Condition.ConsentHolds holds } when consentFails is not null => consentFails(holds.Consent),
            Condition.Not not when consentFails is not null && Opened(not.Operand) is { } opened => Write(opened, indent, inside),
            Condition.Not not => "NOT (" + Write(not.Operand, indent + "  ") + ")",
            Condition.ConsentHolds holds => consent(holds.Consent),
            Condition.AttributeComparison c => Compare(c),
            Condition.AttributeMembership m => IsOneOf(m),
            _ => Refuse(condition, "it is not a fact of single people"),
        };

    // Where a consent and its opposite are two questions, a "not" has to stand before the consent itself.
    private static Condition? Opened(Condition condition) =>
        condition switch
        {
            Condition.And and => new Condition.Or([.. and.Operands.Select(Conditions.Negate)]),
            Condition.Or or => new Condition.And([.. or.Operands.Select(Conditions.Negate)]),
            Condition.Not not => not.Operand,
            _ => null,
        };

    private string Join(ImmutableArray<Condition> operands, string word, string indent, bool inside)
    {
        var inner = inside ? indent + "  " : indent;
        var text = new StringBuilder(inside ? "(\n" + inner : "");
        for (var i = 0; i < operands.Length; i++)
        {
            text.Append(i > 0 ? $"\n{inner}{word} " : "").Append(Write(operands[i], inner, inside: true));
        }

        return text.Append(inside ? "\n" + indent + ")" : "").ToString();
    }

    private string Compare(Condition.AttributeComparison c)
    {
        var column = attribute(c.Attribute);
        if (c.Value.Kind == ValueKind.Boolean)
        {
            return Boolean(column, value => ComparisonOperators.Holds(c.Operator, value.CompareTo(c.Value.Number)));
        }

        if (c.Value.Kind is ValueKind.Integer or ValueKind.Decimal && numbers?.Invoke(c.Attribute) is { } domain)
        {
            return domain.Compare(column, c.Operator, c.Value.Number);
        }

        return Literal(c.Attribute, c.Value) is { } literal ? $"{column} {Sign(c.Operator)} {literal}" : Refuse(c, NoDurations);
    }

    private string IsOneOf(Condition.AttributeMembership m)
    {
        var column = attribute(m.Attribute);
        if (m.Attribute.Type.Kind == ValueKind.Boolean)
        {
            return Boolean(column, value => m.Values.Any(v => v.Number == value));
        }

        // No value at all: false for everyone whose value is known, and false is also the safe answer where it is not.
        if (m.Values.IsEmpty)
        {
            return $"({column} <> {column})";
        }

        if (m.Attribute.Type.Kind is ValueKind.Integer or ValueKind.Decimal && numbers?.Invoke(m.Attribute) is { } domain)
        {
            return domain.IsOneOf(column, m.Values.Select(static v => v.Number));
        }

        var literals = m.Values.Select(v => Literal(m.Attribute, v)).ToList();
        return literals.Contains(null)
            ? Refuse(m, NoDurations)
            : $"{column} IN ({string.Join(", ", literals.Distinct(StringComparer.Ordinal))})";
    }

    /// <summary>A test of a truth value; null stays unknown whatever the test.</summary>
    private static string Boolean(string column, Func<decimal, bool> holds) =>
        (holds(1), holds(0)) switch
        {
            (true, false) => column + " = TRUE",
            (false, true) => column + " = FALSE",
            (true, true) => $"{column} = {column}",
            _ => $"{column} <> {column}",
        };

    private const string NoDurations = "durations of single people have no exact form in a table";

    private string? Literal(AttributeSymbol of, Value value) =>
        value.Kind switch
        {
            ValueKind.Integer or ValueKind.Decimal => names.Dialect.Number(value.Number),
            ValueKind.Date => names.Dialect.Date(value.ToDate()),
            ValueKind.Country or ValueKind.Choice or ValueKind.Text => names.Text(value.Text!, of.Location),
            _ => null,
        };

    private string Refuse(Condition condition, string why)
    {
        var location = condition switch
        {
            Condition.AttributeComparison c => c.Attribute.Location,
            Condition.AttributeMembership m => m.Attribute.Location,
            _ => null,
        };
        names.Diagnostics.Add(
            Diagnostic.Create(RecordsDiagnostics.NotExact, location, ConditionText.Of(condition), names.Dialect.Title, why)
        );
        return "FALSE";
    }

    private static string Sign(ComparisonOperator comparison) =>
        comparison == ComparisonOperator.NotEqual ? "<>" : ComparisonOperators.SignOf(comparison);
}
