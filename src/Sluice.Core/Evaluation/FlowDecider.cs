using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>Decides one flow on one day, with every reason.</summary>
internal sealed class FlowDecider(ApplicableRules rules, NearMissFinder nearMisses)
{
    /// <summary>The verdict and, unless only that is wanted, all that explains it.</summary>
    public FlowVerdict Decide(FlowContext flow, DateOnly? day, bool explain)
    {
        var applicable = rules.Of(flow.Category, flow.Partner, flow.Purpose);
        var weighed = Weigh(flow, day, applicable);
        var verdict = VerdictOf(flow, day, applicable, weighed, out var witness);
        var result = new FlowVerdict
        {
            Flow = flow.Flow,
            Verdict = verdict,
            Form = explain ? FormOf(flow, day) : null,
            Role = explain ? RoleOf(flow, day) : Role.ThirdParty,
            Duties = [.. weighed.Obliging.Select(static r => new DueDuty(r.Duty!, r))],
            RefutedClaim = explain ? ClaimExplainer.Explain(flow, day) : null,
        };

        // A claim that only may be refuted is named whatever the verdict.
        var unknown = UnknownFacts.Find(flow, day, applicable, weighed, witness);
        return Explain(result, flow, day, applicable, weighed, unknown, inWords: explain);
    }

    /// <summary>Whether the flow is allowed, or restricted to some: as cheaply as can be told.</summary>
    public bool Passes(FlowContext flow, DateOnly? day)
    {
        var applicable = rules.Of(flow.Category, flow.Partner, flow.Purpose);
        var weighed = Weigh(flow, day, applicable);
        return weighed.Against.Count == 0 && (weighed.PermitsEveryone || WitnessSearch.SomePersonPermitted(flow, day, applicable));
    }

    /// <summary>What each rule says of a flow while everything per person is unknown: a condition is then true exactly when it is true for everyone.</summary>
    public static WeighedRules Weigh(FlowContext flow, DateOnly? day, ImmutableArray<Rule> applicable)
    {
        var weighed = new WeighedRules();
        var situation = new Situation(flow, day);
        foreach (var rule in applicable)
        {
            situation.Forget();
            weighed.Add(rule, RuleEvaluator.Evaluate(situation, rule), situation.Unknowns);
        }

        return weighed;
    }

    /// <summary>The verdict, with values of what is not known that would permit somebody when only these stand in the way.</summary>
    public static Verdict VerdictOf(
        FlowContext flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        WeighedRules weighed,
        out IReadOnlyDictionary<Variable, Value>? witness)
    {
        witness = null;
        if (weighed.PermitsEveryone)
        {
            return Verdict.Allow;
        }

        // A rule that is true whatever is assumed stands against everybody.
        if (weighed.Against.Count > 0)
        {
            return Verdict.Deny;
        }

        if (WitnessSearch.SomePersonPermitted(flow, day, applicable))
        {
            return Verdict.Restrict;
        }

        witness = WitnessSearch.SomebodyPermitted(flow, day, applicable);
        return witness is null ? Verdict.Deny : Verdict.Undetermined;
    }

    private FlowVerdict Explain(
        FlowVerdict verdict,
        FlowContext flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        WeighedRules weighed,
        ImmutableArray<UnknownFact> unknown,
        bool inWords)
    {
        switch (verdict.Verdict)
        {
            case Verdict.Allow:
                return verdict with { PermittedBy = [.. weighed.Permitting], Unknown = [.. unknown.Where(static u => u.Rules.IsEmpty)] };
            case Verdict.Restrict:
                var builder = new ResidualBuilder(flow, day);
                var condition = builder.Build(applicable);
                var some = applicable.Where(r => r.Effect == RuleEffect.Allow && builder.Of(r, positive: true) is not Condition.Constant { Value: false });
                return verdict with { PermittedBy = [.. some], Residual = inWords ? new Residual(condition, ConditionText.Of(condition)) { Parts = builder.Parts(applicable) } : new Residual(condition, ""), Unknown = unknown };
            default:
                var grounds = weighed.Against.Select(r => new Ground(r, flow.Flow.Category.Location));
                if (!SomebodyAllowed(flow, day, applicable, weighed))
                {
                    grounds = grounds.Append(new Ground(null, flow.Flow.Category.Location));
                }

                return verdict with { Grounds = [.. grounds], Unknown = unknown, NearMisses = nearMisses.Find(flow, day) };
        }
    }

    /// <summary>Whether some allow is true for somebody: otherwise nothing permits the flow, whatever else stands against it.</summary>
    public static bool SomebodyAllowed(FlowContext flow, DateOnly? day, ImmutableArray<Rule> applicable, WeighedRules weighed)
    {
        if (weighed.Permitting.Count > 0)
        {
            return true;
        }

        var allows = applicable.Where(static r => r.Effect == RuleEffect.Allow).ToImmutableArray();
        return !allows.IsEmpty && WitnessSearch.SomePersonPermitted(flow, day, allows);
    }

    private static FormSymbol? FormOf(FlowContext flow, DateOnly? day)
    {
        var forms = flow.Program.Vocabulary.Forms.All;
        return forms.IsEmpty ? null : forms[ClaimExplainer.Weakest(Forms.Possible(new Situation(flow, day)))];
    }

    private static Role RoleOf(FlowContext flow, DateOnly? day)
    {
        var situation = new Situation(flow, day);
        foreach (var role in (ReadOnlySpan<Role>)[Role.Controller, Role.JointController, Role.Processor])
        {
            if (Instruments.AnyHolds(situation, role) == Truth.True)
            {
                return role;
            }
        }

        return Role.ThirdParty;
    }
}
