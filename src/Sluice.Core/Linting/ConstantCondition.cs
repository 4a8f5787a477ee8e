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
    string Owner, string Clause, Condition Part, bool IsWhole, bool Value, bool ByPeriod, Rule? Rule, SourceLocation Place)
{
    /// <summary>All of a policy set. Of a condition that is constant, its parts are not looked at.</summary>
    public static IEnumerable<ConstantCondition> In(LintContext context)
    {
        var finder = new Finder(context);
        return context.Program.Rules.SelectMany(r => finder.Of(r, $"rule `{r.Name}`"))
            .Concat(context.Program.Invariants.SelectMany(i => finder.Of(i.Body, $"invariant `{i.Name}`")))
            .Concat(context.Vocabulary.Populations.All.Where(static p => p.Predicate is not null).SelectMany(finder.Of))
            .Concat(context.Vocabulary.Techniques.All.SelectMany(finder.Of));
    }

    private sealed class Finder(LintContext context)
    {
        public IEnumerable<ConstantCondition> Of(Rule rule, string owner) =>
        [
            .. Find(rule, rule, owner, "require", rule.Required, Place(rule, "require")),
            .. Find(rule, rule, owner, "when", rule.When, Place(rule, "when")),
            .. Find(rule, rule, owner, "unless", rule.Unless, Place(rule, "unless")),
            .. rule.Exceptions.SelectMany(e => Of(rule, e, owner)),
        ];

        public IEnumerable<ConstantCondition> Of(PopulationSymbol population)
        {
            var everyone = context.Outcomes.About(population.Location);
            return Find(everyone, null, $"population `{population.Name}`", "=", population.Predicate, population.Location);
        }

        public IEnumerable<ConstantCondition> Of(TechniqueSymbol technique)
        {
            var everything = context.Outcomes.About(technique.Location);
            var facts = new TechniqueFacts(technique);
            return technique.Yields.SelectMany(y => Find(
                everything, null, $"technique `{technique.Name}`", "yields " + y.Form.Name, y.When, technique.Location, facts.AsFacts));
        }

        private IEnumerable<ConstantCondition> Of(Rule rule, RuleException block, string owner) =>
        [
            .. Find(rule, rule, owner, "when", block.When, block.Location),
            .. Find(rule, rule, owner, "unless", block.Unless, block.Location),
            .. block.Exceptions.SelectMany(e => Of(rule, e, owner)),
        ];

        private static SourceLocation Place(Rule rule, string clause) => rule.Clauses.TryGetValue(clause, out var place) ? place : rule.Location;

        private IEnumerable<ConstantCondition> Find(
            Rule reach, Rule? rule, string owner, string clause, Condition? condition, SourceLocation place, Func<Condition, Condition>? inFacts = null)
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
                    if (!(IsInstrument(part) && (context.IsWarned(BindingDiagnostics.CannotCover, place) || context.IsWarned(BindingDiagnostics.CannotCover, reach.Location))))
                    {
                        var byPeriod = !reach.Period.IsAlways && Constant(reach, asked, Period.Always) != value;
                        yield return new ConstantCondition(owner, clause, part, ReferenceEquals(part, condition), value, byPeriod, rule, place);
                    }

                    continue;
                }

                foreach (var operand in Operands(part))
                {
                    open.Push(operand);
                }
            }
        }

        private bool? Constant(Rule reach, Condition part, Period period)
        {
            var bare = reach with { About = null, When = part, Unless = null, Required = null, Exceptions = [], Period = period };
            return context.Truths.Find(reach, bare, unknownCounts: true).CanBe == false && HasFlows(reach) ? false
                : context.Truths.Find(reach, bare with { When = null, Unless = part }, unknownCounts: true).CanBe == false && HasFlows(reach) ? true
                : null;
        }

        // For no flow at all everything is both true and false.
        private bool HasFlows(Rule reach) =>
            !reach.Period.IsEmpty && context.Truths.Find(reach, reach with { About = null, When = null, Unless = null, Required = null, Exceptions = [] }, unknownCounts: true).CanBe == true;

        private static bool IsInstrument(Condition part) => ConditionWalker.All(part).Any(static c => c is Condition.ConsentHolds or Condition.AgreementHolds);

        private static ImmutableArray<Condition> Operands(Condition part) => part switch
        {
            Condition.And and => and.Operands,
            Condition.Or or => or.Operands,
            Condition.Not not => [not.Operand],
            _ => [],
        };
    }
}
