using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// What tests have decided: which rules and clauses were true and which false, and which flow classes were seen at all. A clause counts
/// where its rule applies. A rule without conditions is false where it does not apply, any other where its condition is false. What is not
/// known counts for neither; what differs from person to person counts for both.
/// </summary>
public sealed class Coverage
{
    private readonly PolicyEngine engine;
    private readonly List<CoverageItem> rules = [];
    private readonly List<(Clause Clause, CoverageItem Item)> clauses = [];
    private readonly FlowSpace space;

    /// <summary>Prepares a policy set; nothing is covered yet.</summary>
    public Coverage(PolicyEngine engine)
    {
        this.engine = engine;
        space = new FlowSpace(engine.Program);
        foreach (var rule in engine.Program.Rules)
        {
            rules.Add(new CoverageItem(rule, null, rule.Location));
            clauses.AddRange(
                rule.Clauses.Select(c => (c, new CoverageItem(rule, c.Keyword, c.Block?.Location ?? rule.PlaceOf(c.Keyword))))
            );
        }

        Items =
        [
            .. rules
                .Concat(clauses.Select(static c => c.Item))
                .OrderBy(static i => i.Rule.Id)
                .ThenBy(static i => i.Clause is not null)
                .ThenBy(static i => i.Location.Span.Start),
        ];
    }

    /// <summary>The rules in their order, each followed by its clauses.</summary>
    public ImmutableArray<CoverageItem> Items { get; }

    /// <summary>How many outcomes were seen: each rule and clause has two.</summary>
    public int Covered => Items.Sum(static i => i.Outcomes);

    /// <summary>How many outcomes there are.</summary>
    public int Total => Items.Length * 2;

    /// <summary>The part that was seen, in percent; 100 where there are no rules.</summary>
    public decimal Percent => Total == 0 ? 100 : 100m * Covered / Total;

    /// <summary>How many flow classes were seen.</summary>
    public int FlowsCovered => space.Covered;

    /// <summary>How many flow classes some rule applies to.</summary>
    public long Flows => space.Total;

    /// <summary>Records what a test has decided.</summary>
    public void Add(TransferVerdict verdict)
    {
        var days = engine.DaysOf(verdict.Manifest, verdict.Date);
        foreach (var flow in verdict.Flows)
        {
            var context = new StatedFlow(engine.Program, verdict.Manifest, flow.Flow);
            space.Add(context.Names);
            foreach (var day in days)
            {
                Add(new EvaluationContext(context, day));
            }
        }
    }

    private void Add(EvaluationContext person)
    {
        var flow = person.Flow;
        foreach (var item in rules)
        {
            var rule = item.Rule;
            if (!rule.AppliesTo(flow.Names))
            {
                item.False += rule.IsConditional ? 0 : 1;
                continue;
            }

            Note(person, item, RuleEvaluator.Evaluate(person, rule));
        }

        foreach (var (clause, item) in clauses.Where(c => c.Item.Rule.AppliesTo(flow.Names)))
        {
            // A negated clause is covered by the truth of its condition, not by whether it lets the rule hold.
            var holds = RuleEvaluator.Holds(person, clause);
            Note(person, item, clause.IsPositive ? holds : Truths.Not(holds));
        }
    }

    private static void Note(EvaluationContext person, CoverageItem item, Truth truth)
    {
        var people = truth == Truth.Unknown && person.Unknowns.Count > 0 && person.Unknowns.All(person.Flow.IsPerPerson);
        item.True += truth == Truth.True || people ? 1 : 0;
        item.False += truth == Truth.False || people ? 1 : 0;
        person.Forget();
    }
}
