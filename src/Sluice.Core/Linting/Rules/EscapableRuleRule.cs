using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Linting.Rules;

/// <summary>A prohibition that a transfer escapes by not naming something.</summary>
/// <remarks>
/// <para>
/// Agreements, techniques and claims count as absent where a manifest does not name them. A <c>deny</c> or <c>require</c> that holds
/// because of an agreement, a role, a form that a technique brought about, or a claim that is refuted is escaped by a manifest that leaves
/// that out. Looked for is a transfer that is permitted, and that the same rule would forbid if it named the agreement, the technique or
/// the claim; it is shown as a manifest, and both were decided by the engine.
/// </para>
/// <para>Turn the rule round: forbid, <c>unless</c> the good agreement is named or the good form is reached. <c>claim refuted</c> guards
/// only what is claimed: ask for
/// the form itself, <c>require form &gt;= F</c>, where the data must have it.</para>
/// </remarks>
/// <example>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// agreement joint_use { with helpdesk role joint_controller of any for any }
/// rule support { allow contact to helpdesk for support }
/// rule no_joint_use { deny contact when agreement joint_use }
/// </code>
/// <code>
/// category contact
/// purpose support
/// partner helpdesk { in IE }
/// agreement outsourcing { with helpdesk role processor of any for any }
/// rule support { allow contact to helpdesk for support }
/// rule processors_only { deny contact unless agreement outsourcing }
/// </code>
/// </example>
internal sealed class EscapableRuleRule() : LintRule(6020, "escapable-rule", "rule `{0}` is escaped by not naming {1}")
{
    private const long MostClasses = 2_000;
    private const long MostSteps = 5_000;
    private const int MostSearches = 200;

    internal override IEnumerable<LintFinding> Find(LintContext context)
    {
        foreach (var rule in context.Program.Rules.Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require))
        {
            var agreements = OmissibleFact.AsksFor(rule, static c => Mention.Of(c) is Mention.Agreement or Mention.Agreements);
            var forms = OmissibleFact.AsksFor(rule, static c => Mention.Of(c) is Mention.Form);
            var claims = OmissibleFact.AsksFor(rule, static c => c is Condition.ClaimRefuted);
            if ((agreements || forms || claims) && Find(context, rule, agreements, forms, claims) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private LintFinding? Find(LintContext context, Rule rule, bool agreements, bool forms, bool claims)
    {
        var searches = 0;
        foreach (var (names, rules) in context.FlowClasses.Of(rule, MostClasses) ?? [])
        {
            var flow = HypotheticalFlow.Of(context.Program, rule.Location, names, []);
            foreach (var omissibleFact in Escapes(context, rule, flow, agreements, forms, claims))
            {
                if (++searches > MostSearches)
                {
                    return null;
                }

                var analysis = new FlowClassAnalysis(context.Program, flow, rules, omissibleFact.Named);
                var search = new ViolationSearch(analysis, MostSteps);
                if (search.Search() && Confirmed(context, rule, analysis, search, omissibleFact) is { } escaping)
                {
                    var finding = At(rule.Location, rule.Name, omissibleFact.Words)
                        .WithHint(
                            $"{FindingText.Of(flow)} is then {(escaping.Flow.Verdict == Verdict.Allow ? "allowed" : "restricted")}; named, it is denied"
                        );
                    return new LintFinding(finding) { Manifest = escaping.Text };
                }
            }
        }

        return null;
    }

    private static IEnumerable<OmissibleFact> Escapes(
        LintContext context,
        Rule rule,
        StatedFlow flow,
        bool agreements,
        bool forms,
        bool claims
    )
    {
        if (agreements)
        {
            foreach (var agreement in flow.Manifest.Agreements.Select(static a => a.Value).Where(a => a.Scope.Covers(flow.Names)))
            {
                yield return OmissibleFact.OfAgreement(rule, agreement);
            }
        }

        if (forms && new ReachableForms(flow).In(new Dictionary<Variable, Value>()) is { } sets)
        {
            var all = context.Vocabulary.Forms.All;
            foreach (var (set, uses) in sets.Where(static s => !s.Uses.IsEmpty))
            {
                if (all.FirstOrDefault(f => set == 1ul << f.Rank) is { Rank: > 0 } form)
                {
                    yield return OmissibleFact.OfTechnique(rule, uses[0].Technique, form, all[0], set);
                }
            }
        }

        if (claims && context.Vocabulary.Forms.All is [var weakest, .., var strongest])
        {
            yield return OmissibleFact.OfClaim(rule, weakest, strongest);
        }
    }

    /// <summary>The transfer found, if the engine permits it, and denies it by this very rule when it names what it has left out.</summary>
    private static AssumedTransfer? Confirmed(
        LintContext context,
        Rule rule,
        FlowClassAnalysis analysis,
        ViolationSearch search,
        OmissibleFact omissibleFact
    )
    {
        var assumed = search.Found.ToDictionary();
        if (omissibleFact.Naming is not Variable.Form)
        {
            assumed.Remove(omissibleFact.Naming);
        }

        var name = "escapes_" + rule.Name;
        if (
            AssumedTransfer.Of(
                context.Engine,
                analysis,
                assumed,
                name,
                $"This transfer is permitted, and rule {rule.Name} would deny it if it named {omissibleFact.Words.Replace("`", "", StringComparison.Ordinal)}."
            )
            is not { Flow.Verdict: Verdict.Allow or Verdict.Restrict } escaping
        )
        {
            return null;
        }

        assumed[omissibleFact.Naming] = omissibleFact.NamedValue;
        var named = AssumedTransfer.Of(
            context.Engine,
            new FlowClassAnalysis(context.Program, analysis.Flow, analysis.Rules, WithNaming(context, rule, omissibleFact)),
            assumed,
            name,
            ""
        );
        return named is { Flow.Verdict: Verdict.Deny } && named.Flow.Grounds.Any(g => g.Rule == rule) ? escaping : null;
    }

    // The text needs to know every variable it writes, so the rule that asks for them goes along.
    private static Rule WithNaming(LintContext context, Rule rule, OmissibleFact omissibleFact) =>
        omissibleFact.Naming is Variable.Named named
            ? context.Outcomes.About(rule.Location, new Condition.AgreementHolds(named.Symbol))
            : rule;
}
