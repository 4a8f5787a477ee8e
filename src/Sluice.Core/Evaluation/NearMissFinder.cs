using System.Collections.Immutable;
using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Finds the allows that nearly permitted a flow, and the clauses that failed.</summary>
internal sealed class NearMissFinder(PolicyProgram program)
{
    /// <summary>The most near misses of a flow that are reported; further ones are counted.</summary>
    public const int Most = 20;

    private static readonly ClauseKind[] Kinds = Enum.GetValues<ClauseKind>();

    private readonly Rule[] allows = [.. program.Rules.Where(static r => r.Effect == RuleEffect.Allow)];
    private volatile Touching? touching;
    private int asked;

    /// <summary>
    /// The nearest allows, by name: those with the fewest failed clauses, at most <see cref="Most"/> of them, and how many are left out.
    /// </summary>
    public ImmutableArray<NearMiss> Find(StatedFlow flow, DateOnly? day, out int leftOut)
    {
        // Clauses are counted first, and only for what is kept texts are built: among thousands of rules nearly none is.
        var nearest = new List<Rule>();
        FewestFailed(flow, day, nearest);
        leftOut = Math.Max(0, nearest.Count - Most);
        var misses = ImmutableArray.CreateBuilder<NearMiss>(nearest.Count - leftOut);
        foreach (var rule in nearest.Take(misses.Capacity))
        {
            misses.Add(new NearMiss(rule, Failed(rule, flow, day)));
        }

        return misses.MoveToImmutable();
    }

    /// <summary>How many clauses of the nearest allow failed; null where none is near.</summary>
    public int? FewestFailed(StatedFlow flow, DateOnly? day) => FewestFailed(flow, day, nearest: null);

    private int? FewestFailed(StatedFlow flow, DateOnly? day, List<Rule>? nearest)
    {
        int? fewest = null;
        foreach (var rule in Near(flow.Flow))
        {
            var failed = FailedCount(rule, flow, day, fewest ?? int.MaxValue);
            if (failed == 0 || failed > fewest)
            {
                continue;
            }

            if (failed < fewest)
            {
                nearest?.Clear();
            }

            fewest = failed;
            nearest?.Add(rule);
        }

        return fewest;
    }

    /// <summary>The allows that are about two of category, partner and purpose, or all three.</summary>
    public IEnumerable<Rule> Near(Flow flow)
    {
        // The tables are made for many flows only, as those of the rules that apply. Two threads that make them at once make the same.
        if (
            touching is null
            && allows.Length >= ApplicableRules.WorthWaiting
            && Interlocked.Increment(ref asked) <= ApplicableRules.WorthTables
        )
        {
            foreach (var rule in allows)
            {
                if (IsNear(rule.Scope, flow))
                {
                    yield return rule;
                }
            }

            yield break;
        }

        var known = touching ??= new Touching(program.Vocabulary, allows);
        var (a, b, c) = (
            known.Categories[flow.Category.Value.Id],
            known.Partners[flow.Recipient.Partner.Id],
            known.Purposes[flow.Purpose.Value.Id]
        );
        for (var word = 0; word < a.Length; word++)
        {
            for (var bits = (a[word] & b[word]) | (a[word] & c[word]) | (b[word] & c[word]); bits != 0; bits &= bits - 1)
            {
                yield return allows[(word << 6) + BitOperations.TrailingZeroCount(bits)];
            }
        }
    }

    private static bool IsNear(Scope scope, Flow flow)
    {
        var (category, partner, purpose) = (
            scope.Categories.Touches(flow.Category.Value),
            scope.Partners.Touches(flow.Recipient.Partner),
            scope.Purposes.Touches(flow.Purpose.Value)
        );
        return category ? partner || purpose : partner && purpose;
    }

    /// <summary>How many clauses failed; above <paramref name="most"/> some number above it.</summary>
    private static int FailedCount(Rule rule, StatedFlow flow, DateOnly? day, int most)
    {
        var count =
            (rule.Scope.Categories.Covers(flow.Category) ? 0 : 1)
            + (rule.Scope.Partners.Covers(flow.Partner) ? 0 : 1)
            + (rule.Scope.Purposes.Covers(flow.Purpose) ? 0 : 1);
        var context = new EvaluationContext(flow, day);
        for (var i = 0; i < Kinds.Length && count <= most; i++)
        {
            count += Holds(context, rule, Kinds[i]) == Truth.True ? 0 : 1;
            context.Forget();
        }

        return count;
    }

    private static ImmutableArray<FailedClause> Failed(Rule rule, StatedFlow flow, DateOnly? day)
    {
        var failed = ImmutableArray.CreateBuilder<FailedClause>();
        AddScope(failed, rule, "allow", rule.Scope.Categories, flow.Category, "category");
        AddScope(failed, rule, "to", rule.Scope.Partners, flow.Partner, "partner");
        AddScope(failed, rule, "for", rule.Scope.Purposes, flow.Purpose, "purpose");

        var context = new EvaluationContext(flow, day);
        foreach (var kind in Kinds)
        {
            if (Holds(context, rule, kind) is not Truth.True and var holds)
            {
                failed.Add(Failed(rule, context, rule.Clauses.First(c => c.Kind == kind), holds));
            }

            context.Forget();
        }

        return failed.ToImmutable();
    }

    /// <summary>Whether the clauses of a kind hold, all exceptions together; true where the rule has none such.</summary>
    private static Truth Holds(EvaluationContext context, Rule rule, ClauseKind kind)
    {
        var result = Truth.True;
        foreach (var clause in rule.Clauses)
        {
            if (clause.Kind == kind)
            {
                result = Truths.And(result, RuleEvaluator.Holds(context, clause));
            }
        }

        return result;
    }

    private static void AddScope<T>(
        ImmutableArray<FailedClause>.Builder failed,
        Rule rule,
        string clause,
        ResolvedSelector<T> names,
        T name,
        string kind
    )
        where T : TreeSymbol
    {
        if (names.ReachOf(name) is not Reach.Covers and var reach)
        {
            failed.Add(
                new FailedClause(
                    clause,
                    $"{clause} {names.Text}",
                    Unknown: false,
                    ReachText.OfNeeded(reach, kind, name.Name),
                    rule.PlaceOf(clause),
                    reach
                )
            );
        }
    }

    private static FailedClause Failed(Rule rule, EvaluationContext context, Clause clause, Truth holds)
    {
        var people = holds == Truth.Unknown && context.Unknowns.Count > 0 && context.Unknowns.All(context.Flow.IsPerPerson);
        var reason =
            holds == Truth.False ? "does not hold"
            : people ? "holds only for some people"
            : "is not known to hold: " + WhatIsUnknown(context);
        return new FailedClause(clause.Keyword, clause.Text, holds == Truth.Unknown, reason, rule.PlaceOf(clause.Keyword));
    }

    private static string WhatIsUnknown(EvaluationContext context) =>
        string.Join(
            ", ",
            context
                .Unknowns.Where(u => !context.Flow.IsPerPerson(u))
                .Select(UnknownFacts.NameOf)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>For each name the allows that are about it, or about a part of it.</summary>
    private sealed class Touching(Vocabulary vocabulary, Rule[] allows)
    {
        public ulong[][] Categories { get; } = RuleBits.Of(allows, vocabulary.Categories, static r => r.Scope.Categories.TouchedBits);

        public ulong[][] Partners { get; } = RuleBits.Of(allows, vocabulary.Partners, static r => r.Scope.Partners.TouchedBits);

        public ulong[][] Purposes { get; } = RuleBits.Of(allows, vocabulary.Purposes, static r => r.Scope.Purposes.TouchedBits);
    }
}
