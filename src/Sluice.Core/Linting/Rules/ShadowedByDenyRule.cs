using Sluice.Core.Analysis;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A rule shadowed by an unconditional deny.</summary>
/// <remarks>
/// <para>Every flow the rule applies to is also denied by rules whose condition is always true: an <c>allow</c> there permits nothing, a
/// <c>deny</c> or
/// <c>require</c> forbids what is forbidden already. Several denials together may cast the shadow. All flows are looked at, by their names;
/// the message names one.</para>
/// <para>Of two that shadow each other the later one is reported.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact { phone email }
/// purpose support
/// partner helpdesk { in IE }
/// rule support { allow contact.phone to helpdesk for support }
/// rule stay { deny contact }
/// </code>
/// <code>
/// category contact { phone email }
/// purpose support
/// partner helpdesk { in IE }
/// rule support { allow contact.phone to helpdesk for support }
/// rule stay { deny contact.email }
/// </code>
/// </example>
internal sealed class ShadowedByDenyRule()
    : LintRule(6002, "shadowed-by-deny", "rule `{0}` has no effect: all it applies to is denied anyway, {1} by `{2}`")
{
    private const int MostPairs = 200_000;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var denials = context.Program.Rules.Where(r => r.Effect == RuleEffect.Deny && context.Outcomes.IsAlways(r)).ToList();
        var found = new List<LintFinding>();
        for (var i = context.Program.Rules.Length - 1; denials.Count > 0 && i >= 0; i--)
        {
            var rule = context.Program.Rules[i];
            if (
                rule.Effect == RuleEffect.Oblige
                || !MayBeShadowed(rule, denials)
                || (rule.IsConditional && context.Outcomes.Holds(rule).CanBe == false)
                || Shadow(context, rule, denials) is not { } shadow
            )
            {
                continue;
            }

            // What is reported casts no shadow itself: of two that are alike one has to stay.
            denials.Remove(rule);
            found.Add(
                new LintFinding(
                    At(rule.Location, rule.Name, FindingText.Of(shadow.Names), shadow.By.Name)
                        .WithRelated(shadow.By.Location, $"rule `{shadow.By.Name}`"),
                    RuleEdits.Remove(context, rule)
                )
            );
        }

        return found;
    }

    /// <summary>A flow of the rule and what denies it, where all flows of it are denied; else null.</summary>
    private static (FlowNames Names, Rule By)? Shadow(LintContext context, Rule rule, List<Rule> denials)
    {
        var reach = ReachedNames.Of(context.Vocabulary, rule);
        if (reach.IsEmpty || (long)reach.Categories.Length * reach.Partners.Length > MostPairs)
        {
            return null;
        }

        (FlowNames, Rule)? first = null;
        foreach (var category in reach.Categories)
        {
            var about = denials.Where(d => d != rule && d.Scope.Categories.Touches(category)).ToList();
            foreach (var partner in reach.Partners)
            {
                var among = about.Where(d => d.Scope.Partners.Touches(partner)).ToList();
                foreach (var purpose in reach.Purposes)
                {
                    if (among.Find(d => d.Scope.Purposes.Touches(purpose)) is not { } by)
                    {
                        return null;
                    }

                    first ??= (new FlowNames(category, partner, purpose), by);
                }
            }
        }

        return first;
    }

    /// <summary>Whether each category of a rule is touched by some denial: few rules get further.</summary>
    private static bool MayBeShadowed(Rule rule, List<Rule> denials)
    {
        var left = rule.Scope.Categories.Bits(rule.NeedsCover).ToArray();
        foreach (var denial in denials.Where(d => d != rule))
        {
            var bits = denial.Scope.Categories.TouchedBits;
            for (var word = 0; word < left.Length; word++)
            {
                left[word] &= ~bits[word];
            }
        }

        return left.AsSpan().IndexOfAnyExcept(0ul) < 0;
    }
}
