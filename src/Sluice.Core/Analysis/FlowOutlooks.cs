using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Says of every flow whether it can ever be permitted. Flows of one class are analysed once; each class is searched as a promise is, over
/// everything a manifest can state and every person.
/// </summary>
public sealed class FlowOutlooks
{
    private const long MostSteps = 50_000;
    private const long MostStepsInAll = 2_000_000;

    private readonly PolicyProgram program;
    private readonly FlowClasses classes;
    private readonly Dictionary<FlowKey, Outlook> known = [];
    private readonly Dictionary<ulong[], Outlook> searched = new(NameClasses.SameBits.Instance);
    private long steps;

    /// <summary>Prepares a policy set.</summary>
    public FlowOutlooks(PolicyProgram program)
    {
        this.program = program;
        classes = new FlowClasses(program);
    }

    /// <summary>The outlook of a flow.</summary>
    public Outlook Of(in FlowNames flow)
    {
        var analysis = classes.KeyOf(flow);
        if (!known.TryGetValue(analysis, out var outlook))
        {
            known.Add(analysis, outlook = Find(flow, classes.BitsOf(analysis)));
        }

        return outlook;
    }

    private Outlook Find(in FlowNames flow, ulong[] bits)
    {
        if (!classes.CanBePermitted(bits))
        {
            return Outlook.Never;
        }

        if (!searched.TryGetValue(bits, out var outlook))
        {
            searched.Add(bits, outlook = Search(flow, classes.RulesOf(bits)));
        }

        return outlook;
    }

    private Outlook Search(in FlowNames flow, ImmutableArray<Rule> rules)
    {
        var at = rules[0].Location;

        // That no flow of the class is ever permitted is a promise like any other, without a condition.
        var never = new Rule
        {
            Id = -1,
            Name = "never",
            Effect = RuleEffect.Deny,
            Scope = rules[0].Scope,
            Location = at,
        };
        var analysis = new FlowClassAnalysis(program, HypotheticalFlow.Of(program, at, flow, []), rules, never);
        var context = new EvaluationContext(analysis.Flow, null) { Open = analysis.Transfer };
        var results = new RuleResults(keeps: false, rules.Length);
        foreach (var rule in rules)
        {
            context.Forget();
            results.Add(rule, RuleEvaluator.Evaluate(context, rule), context.Unknowns, context.AskedForDay);
        }

        if (results.PermitsEveryone && !analysis.SomePopulationIsEmpty)
        {
            return Outlook.Always;
        }

        if (steps > MostStepsInAll)
        {
            return Outlook.Undecided;
        }

        var search = new ViolationSearch(analysis, MostSteps);
        var found = search.Search();
        steps += search.Steps;
        return found ? Outlook.Depends
            : search.Cut is null ? Outlook.Never
            : Outlook.Undecided;
    }
}
