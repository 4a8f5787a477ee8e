namespace Sluice.Reference.Generation;

/// <summary>Rules as Sluice text.</summary>
public static class RulePrinter
{
    /// <summary>A rule with all its clauses.</summary>
    public static string Print(PlainRule rule, LayoutDice layout)
    {
        var of = rule.Scope.Of is null ? "" : " of " + ConditionPrinter.Print(rule.Scope.Of);
        var effect = rule.Effect switch
        {
            PlainEffect.Allow => "allow " + ConditionPrinter.Print(rule.Scope.Of ?? PlainSelector.Any),
            PlainEffect.Deny => "deny " + ConditionPrinter.Print(rule.Scope.Of ?? PlainSelector.Any),
            PlainEffect.Require => "require " + ConditionPrinter.Print(rule.Required!) + of,
            _ => "oblige " + rule.Duty!.Name + Arguments(rule.Duty) + of,
        };
        var clauses = Clauses(rule.Scope, layout, "  ").Concat(Period(rule.Period)).Append("because \"reason of the rule\"").ToList();
        var lines = new[] { effect }.Concat(layout.Order(clauses));
        return $"rule {rule.Name} {{\n" + string.Concat(lines.Select(l => "  " + l + "\n")) + "}";
    }

    /// <summary>The clauses of a period.</summary>
    public static IEnumerable<string> Period(PlainPeriod period)
    {
        if (period.From is { } from)
        {
            yield return "from " + ConditionPrinter.Print(from);
        }

        if (period.Until is { } until)
        {
            yield return "until " + ConditionPrinter.Print(until);
        }

        if (period.Through is { } through)
        {
            yield return "through " + ConditionPrinter.Print(through);
        }
    }

    private static IEnumerable<string> Clauses(PlainScope scope, LayoutDice layout, string indent)
    {
        if (scope.To is { } to)
        {
            yield return "to " + ConditionPrinter.Print(to);
        }

        if (scope.For is { } purposes)
        {
            yield return "for " + ConditionPrinter.Print(purposes);
        }

        if (scope.About is { } about)
        {
            yield return "about " + about;
        }

        if (scope.When is { } when)
        {
            yield return "when " + ConditionPrinter.Print(when);
        }

        if (scope.Unless is { } unless)
        {
            yield return "unless " + ConditionPrinter.Print(unless);
        }

        foreach (var butNot in scope.ButNots)
        {
            string[] of = butNot.Of is null ? [] : ["of " + ConditionPrinter.Print(butNot.Of)];
            var inner = layout.Order([.. of, .. Clauses(butNot, layout, indent + "  ")]);
            yield return "but not {\n" + string.Concat(inner.Select(l => indent + "  " + l + "\n")) + indent + "}";
        }
    }

    private static string Arguments(PlainDutyCall duty) =>
        duty.Arguments.Count == 0
            ? ""
            : $"({string.Join(", ", duty.Arguments.Select(a => $"{a.Key}: {ConditionPrinter.Print(a.Value)}"))})";
}
