using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>Decides one flow on one day, with every reason.</summary>
internal sealed class FlowDecider(PolicyProgram program, RuleIndex index)
{
    private readonly NearMissFinder nearMisses = new(program);

    /// <summary>The verdict and, unless only that is wanted, all that explains it.</summary>
    public FlowVerdict Decide(FlowContext flow, DateOnly? day, bool explain)
    {
        var applicable = index.Applicable(flow.Category, flow.Partner, flow.Purpose);
        var situation = new Situation(flow, day);
        var grounds = ImmutableArray.CreateBuilder<Ground>();
        var permitting = ImmutableArray.CreateBuilder<Rule>();
        var duties = ImmutableArray.CreateBuilder<DueDuty>();
        var denied = Truth.False;
        foreach (var rule in applicable)
        {
            // With everything per person unknown a condition is true exactly when it is true for everyone.
            situation.Forget();
            var truth = RuleEvaluator.Evaluate(situation, rule);
            switch (rule.Effect)
            {
                case RuleEffect.Allow when truth == Truth.True:
                    permitting.Add(rule);
                    break;
                case RuleEffect.Deny or RuleEffect.Require:
                    denied = Truths.Or(denied, truth);
                    if (truth == Truth.True)
                    {
                        grounds.Add(new Ground(rule, flow.Flow.Category.Location));
                    }

                    break;
                case RuleEffect.Oblige when truth != Truth.False:
                    duties.Add(new DueDuty(rule.Duty!, rule));
                    break;
            }
        }

        var verdict = Decide(flow, day, applicable, permitting.Count > 0, denied, out var witness);
        var result = new FlowVerdict
        {
            Flow = flow.Flow,
            Verdict = verdict,
            Form = explain ? FormOf(flow, day) : null,
            Role = explain ? RoleOf(flow, day) : Role.ThirdParty,
            Duties = duties.ToImmutable(),
            RefutedClaim = explain ? ClaimExplainer.Explain(flow, day) : null,
        };

        // A claim that only may be refuted is named whatever the verdict.
        var unknown = UnknownFacts.Find(flow, day, applicable, witness);
        return Explain(result, flow, day, applicable, grounds, permitting.ToImmutable(), unknown, inWords: explain);
    }

    /// <summary>Whether the flow is allowed, or restricted to some: as cheaply as can be told.</summary>
    public bool Passes(FlowContext flow, DateOnly? day)
    {
        var applicable = index.Applicable(flow.Category, flow.Partner, flow.Purpose);
        var situation = new Situation(flow, day);
        var permitting = false;
        var denied = Truth.False;
        foreach (var rule in applicable)
        {
            if (rule.Effect == RuleEffect.Oblige)
            {
                continue;
            }

            situation.Forget();
            var truth = RuleEvaluator.Evaluate(situation, rule);
            if (rule.Effect == RuleEffect.Allow)
            {
                permitting |= truth == Truth.True;
            }
            else if (truth == Truth.True)
            {
                return false;
            }
            else
            {
                denied = Truths.Or(denied, truth);
            }
        }

        return (permitting && denied == Truth.False) || WitnessSearch.SomePersonPermitted(flow, day, applicable);
    }

    private static Verdict Decide(
        FlowContext flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        bool permitting,
        Truth denied,
        out IReadOnlyDictionary<Variable, Value>? witness)
    {
        witness = null;
        if (permitting && denied == Truth.False)
        {
            return Verdict.Allow;
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
        ImmutableArray<Ground>.Builder grounds,
        ImmutableArray<Rule> permitting,
        ImmutableArray<UnknownFact> unknown,
        bool inWords)
    {
        switch (verdict.Verdict)
        {
            case Verdict.Allow:
                return verdict with { PermittedBy = permitting, Unknown = [.. unknown.Where(static u => u.Rules.IsEmpty)] };
            case Verdict.Restrict:
                var builder = new ResidualBuilder(flow, day);
                var condition = builder.Build(applicable);
                var some = applicable.Where(r => r.Effect == RuleEffect.Allow && builder.Of(r, positive: true) is not Condition.Constant { Value: false });
                return verdict with { PermittedBy = [.. some], Residual = inWords ? new Residual(condition, ConditionText.Of(condition)) { Parts = builder.Parts(applicable) } : new Residual(condition, ""), Unknown = unknown };
            default:
                if (!SomebodyAllowed(flow, day, applicable))
                {
                    grounds.Add(new Ground(null, flow.Flow.Category.Location));
                }

                return verdict with { Grounds = grounds.ToImmutable(), Unknown = unknown, NearMisses = nearMisses.Find(flow, day) };
        }
    }

    /// <summary>Whether some allow is true for somebody: otherwise nothing permits the flow, whatever else stands against it.</summary>
    private static bool SomebodyAllowed(FlowContext flow, DateOnly? day, ImmutableArray<Rule> applicable)
    {
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
