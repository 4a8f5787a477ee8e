using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>Finds the allows that nearly permitted a flow, and the clauses that failed.</summary>
internal sealed class NearMissFinder(PolicyProgram program)
{
    /// <summary>More than these say little.</summary>
    private const int Most = 3;

    private readonly ImmutableArray<Rule> allows = [.. program.Rules.Where(static r => r.Effect == RuleEffect.Allow)];

    /// <summary>The nearest allows, those with the fewest failed clauses first.</summary>
    public ImmutableArray<NearMiss> Find(FlowContext flow, DateOnly? day)
    {
        var found = new List<NearMiss>();
        foreach (var rule in allows)
        {
            var reached = Reached(rule.Scope, flow);
            if (reached >= 2 && Failed(rule, flow, day) is { IsEmpty: false } failed)
            {
                found.Add(new NearMiss(rule, failed));
            }
        }

        return [.. found.OrderBy(static m => m.Failed.Length).ThenBy(static m => m.Rule.Id).Take(Most)];
    }

    /// <summary>How many of category, partner and purpose the rule is about at all.</summary>
    private static int Reached(Scope scope, FlowContext flow) =>
        (scope.Categories.Touches(flow.Category) ? 1 : 0) + (scope.Partners.Touches(flow.Partner) ? 1 : 0) + (scope.Purposes.Touches(flow.Purpose) ? 1 : 0);

    private static ImmutableArray<FailedClause> Failed(Rule rule, FlowContext flow, DateOnly? day)
    {
        var failed = ImmutableArray.CreateBuilder<FailedClause>();
        AddScope(failed, rule, "allow", rule.Scope.Categories, flow.Category, "category");
        AddScope(failed, rule, "to", rule.Scope.Partners, flow.Partner, "partner");
        AddScope(failed, rule, "for", rule.Scope.Purposes, flow.Purpose, "purpose");

        var situation = new Situation(flow, day);
        if (rule.About is { } about)
        {
            Add(failed, rule, situation, "about", "about " + about.Name, Populations.Contains(situation, about));
        }

        if (rule.When is { } when)
        {
            Add(failed, rule, situation, "when", "when " + ConditionText.Of(when), ConditionEvaluator.Evaluate(situation, when));
        }

        if (rule.Unless is { } unless)
        {
            Add(failed, rule, situation, "unless", "unless " + ConditionText.Of(unless), Truths.Not(ConditionEvaluator.Evaluate(situation, unless)));
        }

        Add(failed, rule, situation, "but not", "but not { … }", Truths.Not(RuleEvaluator.AnyException(situation, rule.Exceptions)));
        Add(failed, rule, situation, "from", rule.Period.ToString(), Instruments.InPeriod(situation, rule.Period));
        return failed.ToImmutable();
    }

    private static void AddScope<T>(ImmutableArray<FailedClause>.Builder failed, Rule rule, string clause, NameSet<T> names, T name, string kind)
        where T : TreeSymbol
    {
        if (names.Covers(name))
        {
            return;
        }

        var reason = names.Touches(name)
            ? $"covers only a part of {kind} `{name.Name}`"
            : $"does not include {kind} `{name.Name}`";
        failed.Add(new FailedClause(clause, $"{clause} {names.Text}", Unknown: false, reason, PlaceOf(rule, clause)));
    }

    private static void Add(ImmutableArray<FailedClause>.Builder failed, Rule rule, Situation situation, string clause, string text, Truth holds)
    {
        if (holds != Truth.True)
        {
            var people = holds == Truth.Unknown && situation.Unknowns.Count > 0 && situation.Unknowns.All(situation.Flow.IsPerPerson);
            var reason = holds == Truth.False ? "does not hold" : people ? "holds only for some people" : "is not known to hold: " + WhatIsUnknown(situation);
            failed.Add(new FailedClause(clause, text, holds == Truth.Unknown, reason, PlaceOf(rule, clause)));
        }

        situation.Forget();
    }

    private static string WhatIsUnknown(Situation situation) =>
        string.Join(", ", situation.Unknowns.Where(u => !situation.Flow.IsPerPerson(u)).Select(UnknownFacts.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static SourceLocation PlaceOf(Rule rule, string clause) =>
        rule.Clauses.TryGetValue(clause, out var place) ? place
        : clause == "from" && (rule.Clauses.TryGetValue("until", out place) || rule.Clauses.TryGetValue("through", out place)) ? place
        : clause == "but not" && !rule.Exceptions.IsEmpty ? rule.Exceptions[0].Location
        : rule.Location;
}
