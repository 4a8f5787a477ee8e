using System.Collections.Immutable;
using System.Numerics;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>Finds the allows that nearly permitted a flow, and the clauses that failed.</summary>
internal sealed class NearMissFinder(PolicyProgram program)
{
    /// <summary>More than these say little.</summary>
    private const int Most = 3;

    private readonly Rule[] allows = [.. program.Rules.Where(static r => r.Effect == RuleEffect.Allow)];
    private Touching? touching;

    /// <summary>The nearest allows, those with the fewest failed clauses first.</summary>
    public ImmutableArray<NearMiss> Find(FlowContext flow, DateOnly? day)
    {
        // Made when first needed: a flow that is allowed has no near misses. Two threads that make it at once make the same.
        var known = touching ??= new Touching(program.Vocabulary, allows);
        var (a, b, c) = (known.Categories[flow.Category.Id], known.Partners[flow.Partner.Id], known.Purposes[flow.Purpose.Id]);
        var found = new List<NearMiss>();
        for (var word = 0; word < a.Length; word++)
        {
            // About two of category, partner and purpose, or all three.
            for (var bits = (a[word] & b[word]) | (a[word] & c[word]) | (b[word] & c[word]); bits != 0; bits &= bits - 1)
            {
                var rule = allows[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (Failed(rule, flow, day) is { IsEmpty: false } failed)
                {
                    found.Add(new NearMiss(rule, failed));
                }
            }
        }

        return [.. found.OrderBy(static m => m.Failed.Length).ThenBy(static m => m.Rule.Id).Take(Most)];
    }

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

    /// <summary>For each name the allows that are about it, or about a part of it.</summary>
    private sealed class Touching(Vocabulary vocabulary, Rule[] allows)
    {
        public ulong[][] Categories { get; } = RuleBits.Of(allows, vocabulary.Categories, static r => r.Scope.Categories.TouchedBits);

        public ulong[][] Partners { get; } = RuleBits.Of(allows, vocabulary.Partners, static r => r.Scope.Partners.TouchedBits);

        public ulong[][] Purposes { get; } = RuleBits.Of(allows, vocabulary.Purposes, static r => r.Scope.Purposes.TouchedBits);
    }
}
