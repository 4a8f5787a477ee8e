using System.Globalization;

namespace Sluice.Reference.Generation;

/// <summary>Conditions, selectors and values as Sluice text; a mixture of operators always gets parentheses.</summary>
public static class ConditionPrinter
{
    /// <summary>A condition as it may stand in a clause.</summary>
    public static string Print(PlainCondition condition) =>
        condition switch
        {
            PlainAnd and => string.Join(" and ", and.Parts.Select(Operand)),
            PlainOr or => string.Join(" or ", or.Parts.Select(Operand)),
            PlainNot not => "not " + Operand(not.Part),
            PlainCompare compare => $"{compare.Name} {compare.Operator} {Print(compare.Value)}",
            PlainIn choice => $"{choice.Name} in {{ {string.Join(", ", choice.Values.Select(Print))} }}",
            PlainFlag flag => flag.Name,
            PlainConsentHolds consent => "consent " + consent.Name,
            PlainAgreementHolds agreement => "agreement " + agreement.Name,
            PlainAnyAgreement => "any agreement",
            PlainRoleIs role => $"role {role.Operator} {role.Role}",
            PlainFormIs form => $"form {form.Operator} {form.Form}",
            PlainClaimRefuted => "claim refuted",
            PlainAbout about => "about " + about.Population,
            PlainBeside { Number: { } number } beside => string.Create(
                CultureInfo.InvariantCulture,
                $"beside {number} of {Print(beside.Selector)}"
            ),
            PlainBeside beside => "beside " + Print(beside.Selector),
            _ => throw new InvalidOperationException(condition.ToString()),
        };

    /// <summary>A selector.</summary>
    public static string Print(PlainSelector selector) =>
        string.Join(", ", selector.Items.Select(Print))
        + (selector.Except.Count == 0 ? "" : " except " + string.Join(", ", selector.Except.Select(Print)));

    /// <summary>A literal.</summary>
    public static string Print(PlainValue value) =>
        value switch
        {
            PlainBoolean boolean => boolean.Value ? "true" : "false",
            PlainNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
            PlainDate date => Print(date.Value),
            PlainDuration { Count: 1 } duration => "1 " + duration.Unit.TrimEnd('s'),
            PlainDuration duration => string.Create(CultureInfo.InvariantCulture, $"{duration.Count} {duration.Unit}"),
            PlainText text => "\"" + text.Value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"",
            PlainName name => name.Value,
            _ => throw new InvalidOperationException(value.ToString()),
        };

    /// <summary>A day.</summary>
    public static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Print(PlainItem item) =>
        item.Kind switch
        {
            PlainItemKind.Any => "any",
            PlainItemKind.Name => item.Text,
            PlainItemKind.Label => "#" + item.Text,
            PlainItemKind.PartnersIn => "partners in " + item.Text,
            _ => "partners outside " + item.Text,
        };

    private static string Operand(PlainCondition part) => part is PlainAnd or PlainOr ? $"({Print(part)})" : Print(part);
}
