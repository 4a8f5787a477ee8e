using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Decides one flow on one day, with every reason.</summary>
internal sealed class FlowDecider(ApplicableRules rules, NearMissFinder nearMisses)
{
    /// <summary>The verdict and, unless only that is wanted, all that explains it.</summary>
    public FlowVerdict Decide(StatedFlow flow, DateOnly? day, bool explain) =>
        explain ? DecideNamed(flow, day, RulesAbout(flow), explain, out _) : Decide(flow, day, RulesAbout(flow), explain, out _);

    /// <summary>
    /// Decides the flow for each of some days: for the first of the worst with all that explains it, for the others with their grounds.
    /// </summary>
    /// <param name="flow">The flow.</param>
    /// <param name="inForce">The days, with the rules in force on each.</param>
    public FlowVerdict[] DecideEach(StatedFlow flow, RulesInForce inForce)
    {
        var each = inForce.Of(RulesAbout(flow));
        var verdicts = new FlowVerdict[each.Length];
        var onAnyDay = new Dictionary<ImmutableArray<Rule>, FlowVerdict>();
        var worst = 0;
        for (var i = 0; i < verdicts.Length; i++)
        {
            // Invariant (equal days): under the same rules, none of which asks for the day, the flow is decided as on the day before.
            if (!onAnyDay.TryGetValue(each[i], out var verdict))
            {
                verdict = DecideNamed(flow, inForce.Days[i], each[i], explain: false, out var hangsOnDay);
                if (!hangsOnDay)
                {
                    onAnyDay.Add(each[i], verdict);
                }
            }

            // Agreements end by themselves, whether or not a rule asks for the role.
            var role = RoleOf(flow, inForce.Days[i]);
            verdicts[i] = verdict.Role == role ? verdict : verdict with { Role = role };
            worst = verdict.Verdict > verdicts[worst].Verdict ? i : worst;
        }

        verdicts[worst] = DecideNamed(flow, inForce.Days[worst], each[worst], explain: true, out _);
        return verdicts;
    }

    private ImmutableArray<Rule> RulesAbout(StatedFlow flow) => rules.Of(flow.Names);

    private FlowVerdict Decide(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, bool explain, out bool hangsOnDay)
    {
        var cuts = flow.Budget.Cuts;
        var results = EvaluateRules(flow, day, applicable);
        hangsOnDay = results.HangsOnDay;
        var verdict = VerdictOf(flow, day, applicable, results, out var witness);

        // A claim that only may be refuted is named whatever the verdict.
        var unknown = UnknownFacts.Find(flow, day, applicable, results, witness);
        ImmutableArray<Rule> permitting = [];
        Residual? residual = null;
        switch (verdict)
        {
            case Verdict.Allow:
                permitting = [.. results.Permitting];
                unknown = unknown.IsEmpty ? unknown : [.. unknown.Where(static u => u.Rules.IsEmpty)];
                break;
            case Verdict.Restrict:
                residual = ResidualOf(flow, day, applicable, out permitting);
                break;
        }

        var form = FormOf(flow, day, out var formHangsOnDay);
        hangsOnDay |= formHangsOnDay;
        var isRefused = verdict > Verdict.Restrict;
        var leftOut = 0;
        return new FlowVerdict
        {
            Flow = flow.Flow,
            Verdict = verdict,
            Day = day,
            Form = form,
            Role = RoleOf(flow, day),
            Grounds = isRefused ? GroundsOf(flow, day, applicable, results) : [],
            NearMisses = isRefused && explain ? nearMisses.Find(flow, day, out leftOut) : [],
            NearMissesLeftOut = leftOut,
            Unknown = unknown,
            Residual = residual,
            Duties = results.Obliging.Count == 0 ? [] : [.. results.Obliging.Select(static r => new DueDuty(r.Duty!, r))],
            RefutedClaim = ClaimExplainer.Explain(flow, day),
            PermittedBy = permitting,
            CutShort = flow.Budget.Cuts != cuts,
        };
    }

    /// <summary>
    /// The same, naming the population that everybody is taken to be in where something else would be decided if nothing were concluded
    /// from that.
    /// </summary>
    private FlowVerdict DecideNamed(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, bool explain, out bool hangsOnDay)
    {
        var decided = Decide(flow, day, applicable, explain, out hangsOnDay);
        if (flow.People is not { } people)
        {
            return decided;
        }

        var other = Decide(flow.OfAnybody(), day, applicable, explain: false, out var otherHangsOnDay);
        hangsOnDay |= otherHangsOnDay;
        return
            decided.Verdict == other.Verdict
            && TextOf(decided.Residual) == TextOf(other.Residual)
            && decided.Grounds.Select(static g => g.Rule).SequenceEqual(other.Grounds.Select(static g => g.Rule))
            && decided.Duties.Select(static d => d.Rule).SequenceEqual(other.Duties.Select(static d => d.Rule))
            ? decided
            : decided with
            {
                Assumed = people.Population,
                AssumesNobody = people.IsNobody,
            };

        static string? TextOf(Residual? residual) => residual is null ? null : ConditionText.Of(residual.Condition);
    }

    /// <summary>Whether the flow is allowed, or restricted to some: as cheaply as can be told.</summary>
    public bool Passes(StatedFlow flow, DateOnly? day)
    {
        var applicable = rules.Of(flow.Names);
        var results = EvaluateRules(flow, day, applicable);
        return results.Against.Count == 0 && (results.PermitsEveryone || WitnessSearch.SomePersonPermitted(flow, day, applicable, results));
    }

    /// <summary>
    /// What each rule says of a flow while everything per person is unknown: a condition is then true exactly when it is true for everyone.
    /// </summary>
    public static RuleResults EvaluateRules(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable) =>
        EvaluateRules(flow, day, applicable, other: null, stays: null, keeps: false);

    /// <summary>
    /// The same where the flow was evaluated on another day or before a change, or will be: few rules have another result then.
    /// </summary>
    /// <param name="flow">The flow.</param>
    /// <param name="day">The day; null when it is not known.</param>
    /// <param name="applicable">The rules that apply to the flow.</param>
    /// <param name="other">What the same rules said then, kept; null where there is none.</param>
    /// <param name="stays">Whether the rule at a place does not ask for what has changed since; null where only the day has.</param>
    /// <param name="keeps">Whether to keep what each rule says.</param>
    public static RuleResults EvaluateRules(
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults? other,
        Predicate<int>? stays,
        bool keeps
    )
    {
        var results = new RuleResults(keeps, applicable.Length);
        var context = new EvaluationContext(flow, day);
        var allowsStay = true;
        for (var i = 0; i < applicable.Length; i++)
        {
            if (other is null || stays?.Invoke(i) == false || !results.TryAddAgain(other, i, applicable[i]))
            {
                context.Forget();
                var truth = RuleEvaluator.Evaluate(context, applicable[i]);
                results.Add(applicable[i], truth, context.Unknowns, context.AskedForDay);
                allowsStay &= applicable[i].Effect != RuleEffect.Allow;
            }
        }

        flow.Budget.Spend(applicable.Length + context.Evaluated);

        // What is assumed of a person makes no allow ask for anything that it has not asked for already.
        results.SomePersonAllowed = allowsStay ? other?.SomePersonAllowed : null;
        return results;
    }

    /// <summary>The verdict, with values of the unknown facts that would permit some person when only these stand in the way.</summary>
    public static Verdict VerdictOf(
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults results,
        out IReadOnlyDictionary<Variable, Value>? witness
    )
    {
        witness = null;
        if (results.PermitsEveryone)
        {
            return Verdict.Allow;
        }

        // A deny or require that is true whatever is assumed refuses everyone.
        if (results.Against.Count > 0)
        {
            return Verdict.Deny;
        }

        if (WitnessSearch.SomePersonPermitted(flow, day, applicable, results))
        {
            return Verdict.Restrict;
        }

        witness = WitnessSearch.SomebodyPermitted(flow, day, applicable, results);
        return witness is null ? Verdict.Deny : Verdict.Undetermined;
    }

    private static Residual ResidualOf(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, out ImmutableArray<Rule> permitting)
    {
        var builder = new ResidualBuilder(flow, day);
        var condition = builder.Build(applicable);
        permitting =
        [
            .. applicable.Where(r =>
                r.Effect == RuleEffect.Allow && builder.Of(r, positive: true) is not Condition.Constant { Value: false }
            ),
        ];
        return new Residual(condition, ConditionText.Of(condition)) { Parts = builder.Parts(applicable) };
    }

    private static ImmutableArray<Ground> GroundsOf(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, RuleResults results)
    {
        var against = results.Against;
        var unpermitted = !SomebodyAllowed(flow, day, applicable, results);
        var grounds = new Ground[against.Count + (unpermitted ? 1 : 0)];
        for (var i = 0; i < grounds.Length; i++)
        {
            grounds[i] = new Ground(i < against.Count ? against[i] : null, flow.Flow.Category.Location);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(grounds);
    }

    /// <summary>Whether some allow is true for some person: otherwise nothing permits the flow, whatever else refuses it.</summary>
    public static bool SomebodyAllowed(StatedFlow flow, DateOnly? day, ImmutableArray<Rule> applicable, RuleResults results) =>
        results.Permitting.Count > 0 || (results.SomePersonAllowed ??= WitnessSearch.SomePersonAllowed(flow, day, applicable, results));

    private static FormSymbol? FormOf(StatedFlow flow, DateOnly? day, out bool hangsOnDay)
    {
        hangsOnDay = false;
        var forms = flow.Program.Vocabulary.Forms.All;
        if (forms.IsEmpty)
        {
            return null;
        }

        var context = new EvaluationContext(flow, day);
        var weakest = ClaimExplainer.Weakest(FieldForms.Possible(context));
        hangsOnDay = context.AskedForDay;
        return forms[weakest];
    }

    private static Role RoleOf(StatedFlow flow, DateOnly? day)
    {
        if (flow.Manifest.Agreements.IsEmpty)
        {
            return Role.ThirdParty;
        }

        var facts = new ContextFacts(new EvaluationContext(flow, day));
        foreach (var role in (ReadOnlySpan<Role>)[Role.Controller, Role.JointController, Role.Processor])
        {
            if (ConditionEvaluator.AnyAgreement(ref facts, role) == Truth.True)
            {
                return role;
            }
        }

        return Role.ThirdParty;
    }
}
