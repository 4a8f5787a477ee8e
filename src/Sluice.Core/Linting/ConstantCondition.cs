using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>A condition, or a part of one, that is the same for all flows it is asked of and for all facts.</summary>
/// <param name="Owner">What it belongs to, in words.</param>
/// <param name="Clause">The keyword of the clause it stands in.</param>
/// <param name="Part">The condition.</param>
/// <param name="IsWhole">Whether it is the whole condition of its clause.</param>
/// <param name="Value">What it always is.</param>
/// <param name="ByPeriod">Whether that is so only because of the period of the rule.</param>
/// <param name="Rule">The rule it stands in; null for a population or a technique.</param>
/// <param name="Place">Where the clause stands.</param>
internal sealed record ConstantCondition(
    string Owner,
    string Clause,
    Condition Part,
    bool IsWhole,
    bool Value,
    bool ByPeriod,
    Rule? Rule,
    SourceLocation Place
)
{
    /// <summary>All of a policy set. Of a condition that is constant, its parts are not looked at.</summary>
    public static IEnumerable<ConstantCondition> In(LintContext context)
    {
        var finder = new Finder(context);
        return context
            .Program.Rules.SelectMany(r => finder.Of(r, $"rule `{r.Name}`"))
            .Concat(context.Program.Invariants.SelectMany(i => finder.Of(i.Body, $"invariant `{i.Name}`")))
            .Concat(context.Vocabulary.Populations.All.Where(static p => p.Predicate is not null).SelectMany(finder.Of))
            .Concat(context.Vocabulary.Techniques.All.SelectMany(finder.Of));
    }

    private sealed class Finder(LintContext context)
    {
        public IEnumerable<ConstantCondition> Of(Rule rule, string owner) => Of(rule, rule.Clauses, owner, null);

        public IEnumerable<ConstantCondition> Of(PopulationSymbol population)
        {
            var everyone = context.Outcomes.About(population.Location);
            return Find(everyone, null, $"population `{population.Name}`", "=", population.Predicate, population.Location);
        }

        public IEnumerable<ConstantCondition> Of(TechniqueSymbol technique)
        {
            var everything = context.Outcomes.About(technique.Location);
            var facts = new TechniqueFacts(technique);
            return technique.Yields.SelectMany(y =>
                Find(everything, null, $"technique `{technique.Name}`", "yields " + y.Form.Name, y.When, technique.Location, facts.AsFacts)
            );
        }

        // The predicate of a population is looked at where the population is declared.
        private IEnumerable<ConstantCondition> Of(Rule rule, ImmutableArray<Clause> clauses, string owner, RuleException? around) =>
            clauses.SelectMany(clause =>
                clause.Block is { } block ? Of(rule, block.Clauses, owner, block)
                : clause.Kind == ClauseKind.About ? []
                : Find(rule, rule, owner, clause.Keyword, clause.Condition, around?.Location ?? rule.PlaceOf(clause.Keyword))
            );

        private IEnumerable<ConstantCondition> Find(
            Rule reach,
            Rule? rule,
            string owner,
            string clause,
            Condition? condition,
            SourceLocation place,
            Func<Condition, Condition>? inFacts = null
        )
        {
            if (condition is null)
            {
                yield break;
            }

            var open = new Stack<Condition>([condition]);
            while (open.TryPop(out var part))
            {
                var asked = inFacts is null ? part : inFacts(part);
                if (Constant(reach, asked, reach.Period) is { } value)
                {
                    // The compiler has said already that this consent or agreement can never hold.
                    if (
                        !(
                            IsLegalBasis(part)
                            && (
                                context.IsWarned(BindingDiagnostics.CannotCover, place)
                                || context.IsWarned(BindingDiagnostics.CannotCover, reach.Location)
                            )
                        )
                    )
                    {
                        var byPeriod = !reach.Period.IsAlways && Constant(reach, asked, Period.Always) != value;
                        yield return new ConstantCondition(
                            owner,
                            clause,
                            part,
                            ReferenceEquals(part, condition),
                            value,
                            byPeriod,
                            rule,
                            place
                        );
                    }

                    continue;
                }

                foreach (var operand in part.Parts)
                {
                    open.Push(operand);
                }
            }
        }

        private bool? Constant(Rule reach, Condition part, Period period)
        {
            var bare = reach with { Clauses = [], When = part, Period = period };
            return context.Truths.Find(reach, bare, unknownCounts: true).CanBe == false && HasFlows(reach) ? false
                : context.Truths.Find(reach, bare with { When = null, Unless = part }, unknownCounts: true).CanBe == false
                && HasFlows(reach)
                    ? true
                : null;
        }

        // Without any flow a condition would be both always true and always false.
        private bool HasFlows(Rule reach) =>
            !reach.Period.IsEmpty
            && context.Truths.Find(reach, reach with { Clauses = [], Period = reach.Period }, unknownCounts: true).CanBe == true;

        private static bool IsLegalBasis(Condition part) => Mention.In(part).Any(static m => m is Mention.Consent or Mention.Agreement);
    }
}
