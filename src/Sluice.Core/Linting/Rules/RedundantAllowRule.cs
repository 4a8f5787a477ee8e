using System.Collections.Immutable;
using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>An allow that another one makes redundant.</summary>
/// <remarks>
/// <para>Without the rule every transfer would be decided the same: whenever it permits a flow, another <c>allow</c> permits it too, or
/// something forbids it
/// anyway. Decided over all flows and facts, with what is left unknown: an <c>allow</c> when a fact is true and one when it is false do not
/// replace one that asks for nothing, since the fact may not be stated.</para>
/// <para>Of two that replace each other the later one is reported.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact { phone email }
/// purpose support
/// partner helpdesk { in IE }
/// attribute urgent : boolean
/// rule support { allow contact to helpdesk for support }
/// rule call_back { allow contact.phone to helpdesk for support when urgent }
/// </code>
/// <code>
/// category contact { phone email }
/// purpose support
/// partner helpdesk { in IE }
/// attribute urgent : boolean
/// rule support { allow contact.email to helpdesk for support }
/// rule call_back { allow contact.phone to helpdesk for support when urgent }
/// </code>
/// </example>
internal sealed class RedundantAllowRule()
    : LintRule(6003, "redundant-allow", "without allow `{0}` every transfer would be decided the same: {1}")
{
    private const long MostClasses = 20_000;
    private const long MostSteps = 5_000;
    private const long MostStepsForRule = 50_000;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        var gone = new HashSet<Rule>();
        for (var i = context.Program.Rules.Length - 1; i >= 0; i--)
        {
            var rule = context.Program.Rules[i];
            if (
                rule.Effect != RuleEffect.Allow
                || context.Outcomes.Holds(rule).CanBe == false
                || Replacing(context, rule, gone) is not { } by
            )
            {
                continue;
            }

            gone.Add(rule);
            var names = string.Join(", ", by.Rules.OrderBy(static r => r.Id).Select(static r => $"`{r.Name}`"));
            var finding = At(
                    rule.Location,
                    rule.Name,
                    by.Rules.Count == 0 ? "wherever it holds, something forbids them" : $"what it permits {names} permits as well"
                )
                .WithHint(by.Example is null ? null : "for example " + by.Example);
            foreach (var other in by.Rules.OrderBy(static r => r.Id).Take(3))
            {
                finding = finding.WithRelated(other.Location, $"rule `{other.Name}`");
            }

            yield return new LintFinding(finding, RuleEdits.Remove(context, rule));
        }
    }

    /// <summary>
    /// Whether a transfer can be undetermined because of this rule alone: what no manifest can state, such as the exact length of a month,
    /// might let it permit. Then it would be denied without the rule, which is another verdict.
    /// </summary>
    private static bool MayBeUndetermined(
        LintContext context,
        Rule rule,
        StatedFlow flow,
        ImmutableArray<Rule> allows,
        ImmutableArray<Rule> denials
    )
    {
        var alone = rule with { Exceptions = [.. rule.Exceptions, .. allows.Concat(denials).Select(context.Outcomes.AsException)] };
        var search = new SatisfiabilitySearch(new FlowClassAnalysis(context.Program, flow, [], alone), unknownCounts: true, MostSteps);
        return search.Search() || search.Cut;
    }

    /// <summary>The rules that permit what this one does, and a flow; null where it is needed, or that could not be decided.</summary>
    private static (HashSet<Rule> Rules, string? Example)? Replacing(LintContext context, Rule rule, HashSet<Rule> gone)
    {
        if (context.FlowClasses.Of(rule, MostClasses) is not { } classes)
        {
            return null;
        }

        var others = new HashSet<Rule>();
        string? example = null;
        var steps = 0L;
        foreach (var (names, rules) in classes)
        {
            var allows = rules.Where(r => r.Effect == RuleEffect.Allow && r != rule && !gone.Contains(r)).ToImmutableArray();
            var denials = rules.Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require).ToImmutableArray();
            if (allows.IsEmpty && denials.IsEmpty && !rule.IsConditional)
            {
                return null;
            }

            // Permitted by this rule alone: the promise is not false exactly where no other allow is true.
            var promise = context.Outcomes.About(rule.Location) with { Exceptions = [.. allows.Select(context.Outcomes.AsException)] };
            var flow = HypotheticalFlow.Of(context.Program, rule.Location, names, []);
            var search = new ViolationSearch(new FlowClassAnalysis(context.Program, flow, [rule, .. denials], promise), MostSteps);
            if (
                search.Search()
                || search.Cut is not null
                || (steps += search.Steps) > MostStepsForRule
                || MayBeUndetermined(context, rule, flow, allows, denials)
            )
            {
                return null;
            }

            example ??= allows.IsEmpty ? null : FindingText.Of(names);
            others.UnionWith(allows);
        }

        // Flows that are denied whatever is the case are left out: where there are no others, the rule is shadowed.
        return steps == 0 ? null : (others, example);
    }
}
