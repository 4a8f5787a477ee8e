using System.Globalization;

namespace Sluice.Core.Linting.Rules;

/// <summary>An agreement that has expired.</summary>
/// <remarks>
/// <para>
/// On the day of <c>--as-of</c> the agreement is over: from then on no partner has the role it gave, and what rests on it is denied. Sluice
/// never reads a clock, so without a day nothing has expired. An agreement that is over before a rule which asks for it begins is found
/// without a day (<c>contradictory-dates</c>).
/// </para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// agreement outsourcing { with helpdesk role processor of any for any until 2020-01-01 }
/// rule support { allow contact to helpdesk for support when agreement outsourcing }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// agreement outsourcing { with helpdesk role processor of any for any until 2100-01-01 }
/// rule support { allow contact to helpdesk for support when agreement outsourcing }
/// </code>
/// </example>
internal sealed class ExpiredAgreementRule() : LintRule(6009, "expired-agreement", "agreement `{0}` is over since {1}")
{
    internal override IEnumerable<LintFinding> Find(LintContext context) =>
        context.Options.AsOf is { } day
            ? context
                .Vocabulary.Agreements.All.Where(a => a.Period.Until <= day && !a.Period.IsEmpty)
                .Select(a => new LintFinding(
                    At(a.Location, a.Name, a.Period.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                ))
            : [];
}
