using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Explaining;

/// <summary>Explains the result of each clause of a rule for a flow, on each of some days.</summary>
internal sealed class RuleExplainer(StatedFlow flow, IReadOnlyList<DateOnly?> days)
{
    private readonly FactExplainer facts = new(flow, days);

    public RuleExplanation Explain(Rule rule)
    {
        var applies = rule.AppliesTo(flow.Names);
        var holds = applies ? On(s => RuleEvaluator.Evaluate(s, rule), out _) : [.. days.Select(static _ => Truth.False)];
        return new RuleExplanation(rule, applies, holds, [.. Selectors(rule), .. Conditions(rule)]);
    }

    private IEnumerable<ClauseExplanation> Selectors(Rule rule)
    {
        // A selector that is not written includes everything and is not explained; `of` belongs to the effect.
        yield return Selector(rule, RuleEffects.NameOf(rule.Effect), rule.Scope.Categories, flow.Category, "category");
        foreach (var (keyword, _) in rule.Places.All)
        {
            if (keyword == "to")
            {
                yield return Selector(rule, keyword, rule.Scope.Partners, flow.Partner, "partner");
            }
            else if (keyword == "for")
            {
                yield return Selector(rule, keyword, rule.Scope.Purposes, flow.Purpose, "purpose");
            }
        }
    }

    private ClauseExplanation Selector<T>(Rule rule, string clause, ResolvedSelector<T> names, T name, string kind)
        where T : TreeSymbol
    {
        var reach = names.ReachOf(name);
        var reason = rule.NeedsCover ? ReachText.OfNeeded(reach, kind, name.Name) : ReachText.Of(reach, kind, name.Name);
        return new ClauseExplanation(
            clause,
            rule.Effect is RuleEffect.Require or RuleEffect.Oblige && clause is not ("to" or "for")
                ? "of " + names.Text
                : $"{clause} {names.Text}",
            [.. days.Select(_ => Truths.Of(names.Includes(name, rule.NeedsCover)))],
            PerPerson: false,
            reason,
            rule.PlaceOf(clause),
            [],
            reach
        );
    }

    private IEnumerable<ClauseExplanation> Conditions(Rule rule)
    {
        // Without people no condition is true, whatever the clauses say.
        if (facts.OfNobody() is var (text, at, fact))
        {
            yield return Clause(at, "population", text, static _ => Truth.False, [fact]);
        }

        foreach (var clause in rule.Clauses.OrderBy(static c => c.Kind))
        {
            yield return clause.Block is { } block
                ? Clause(
                    block.Location,
                    clause.Keyword,
                    OnOneLine(block.Location),
                    s => RuleEvaluator.Holds(s, clause),
                    block.AppliesTo(flow.Names) ? [.. AsksOf(block)] : []
                )
                : Clause(
                    rule.PlaceOf(clause.Keyword),
                    clause.Keyword,
                    clause.Text,
                    s => RuleEvaluator.Holds(s, clause),
                    clause.Condition is { } condition ? facts.Of(condition) : []
                );
        }
    }

    private IEnumerable<FactExplanation> AsksOf(RuleException exception)
    {
        var own = exception.Clauses.Select(static c => c.Condition).OfType<Condition>().SelectMany(c => facts.Of(c));
        var inner = exception.Exceptions.Where(e => e.AppliesTo(flow.Names)).SelectMany(AsksOf);
        return own.Concat(inner).DistinctBy(static f => f.Text, StringComparer.Ordinal);
    }

    private ClauseExplanation Clause(
        SourceLocation at,
        string clause,
        string text,
        Func<EvaluationContext, Truth> holds,
        ImmutableArray<FactExplanation> asks
    )
    {
        var truths = On(holds, out var perPerson);
        return new ClauseExplanation(clause, text, truths, perPerson, "", at, asks);
    }

    private ImmutableArray<Truth> On(Func<EvaluationContext, Truth> holds, out bool perPerson) => Answers(flow, days, holds, out perPerson);

    /// <summary>The answer on each day, and whether all its unknown facts differ from person to person.</summary>
    internal static ImmutableArray<Truth> Answers(
        StatedFlow flow,
        IReadOnlyList<DateOnly?> days,
        Func<EvaluationContext, Truth> holds,
        out bool perPerson
    )
    {
        var answers = ImmutableArray.CreateBuilder<Truth>(days.Count);
        var (open, people) = (false, true);
        foreach (var day in days)
        {
            var context = new EvaluationContext(flow, day);
            var answer = holds(context);
            answers.Add(answer);
            if (answer == Truth.Unknown)
            {
                open = true;
                people &= context.Unknowns.Count > 0 && context.Unknowns.All(flow.IsPerPerson);
            }
        }

        perPerson = open && people;
        return answers.ToImmutable();
    }

    private static string OnOneLine(SourceLocation at) =>
        string.Join(
            ' ',
            at.Source.Content.Substring(at.Span.Start, at.Span.Length)
                .Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );
}
