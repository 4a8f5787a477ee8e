using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Explaining;

/// <summary>Explains what a manifest states of each fact a condition asks for.</summary>
internal sealed class FactExplainer(StatedFlow flow, IReadOnlyList<DateOnly?> days)
{
    private readonly LegalBasisExplainer legalBasis = new(flow);

    /// <summary>Each fact the condition asks for, once, in the order written.</summary>
    public ImmutableArray<FactExplanation> Of(Condition condition) =>
        [
            .. ConditionWalker
                .Simple(condition)
                .Where(static c => c is not Condition.Constant)
                .SelectMany(Ask)
                .DistinctBy(static f => f.Text, StringComparer.Ordinal),
        ];

    /// <summary>That no person can be in the transfer's population; null where a person can.</summary>
    public (string Text, SourceLocation At, FactExplanation Fact)? OfNobody() =>
        flow.People is { IsNobody: true } people
            ? (
                "population " + people.Population.Name,
                PopulationAt!,
                new FactExplanation(
                    ConditionText.Of(people.Predicate),
                    [.. days.Select(static _ => Truth.False)],
                    PerPerson: false,
                    $"nobody can be in `{people.Population.Name}`",
                    people.Population.Location
                )
            )
            : null;

    private SourceLocation? PopulationAt =>
        (flow.Flow.Field.Stated.Population ?? flow.Flow.Dataset.Stated.Population ?? flow.Manifest.Stated.Population)?.Location;

    private IEnumerable<FactExplanation> Ask(Condition condition)
    {
        var (statement, at) = StatementOf(condition);
        yield return Account(condition, statement, at);
        if (condition is not Condition.About about)
        {
            yield break;
        }

        // Who is in a population depends on its predicate, unless the manifest is about it anyway.
        foreach (var asked in PopulationMembership.Asked(flow, about.Population))
        {
            foreach (var fact in asked.Predicate is { } predicate ? Of(predicate) : [])
            {
                yield return fact;
            }
        }
    }

    private FactExplanation Account(Condition condition, string statement, SourceLocation? at)
    {
        var holds = RuleExplainer.Answers(flow, days, s => ConditionEvaluator.Evaluate(s, condition), out var perPerson);
        return new FactExplanation(ConditionText.Of(condition), holds, perPerson, statement, at);
    }

    private (string Statement, SourceLocation? At) StatementOf(Condition condition) =>
        Mention.Of(condition) switch
        {
            Mention.Attribute attribute => Told(attribute.Symbol),
            Mention.Fact fact => Stated(fact.Name),
            Mention.Consent consent => legalBasis.Of(consent.Symbol),
            Mention.Agreement agreement => legalBasis.Of(agreement.Symbol),
            Mention.Agreements => legalBasis.OfAll(),
            Mention.Form => Form(),
            Mention.Claim => Claim(),
            Mention.Population population => About(population.Symbol),
            Mention.Beside beside => Beside(beside.Condition),
            _ => ("", null),
        };

    private (string, SourceLocation?) Told(AttributeSymbol attribute)
    {
        var (statement, at) = Stated(attribute);
        return flow.People is { IsNobody: false } people && people.Attributes.Contains(attribute)
            ? ($"{statement}, and everybody is in `{people.Population.Name}`, that is: {ConditionText.Of(people.Predicate)}", at)
            : (statement, at);
    }

    private (string, SourceLocation?) Stated(AttributeSymbol attribute)
    {
        var nearest = flow.Flow.Field.Stated.Attributes.Find(attribute)
            ?? flow.Flow.Dataset.Stated.Attributes.Find(attribute)
            ?? flow.Manifest.Stated.Attributes.Find(attribute);
        if (nearest is { } value)
        {
            return attribute.Script is null
                ? ($"the manifest states that `{attribute.Name}` is {value.Value}", value.Location)
                : ($"the script of `{attribute.Name}` has computed {value.Value}", null);
        }

        if (attribute.Script is not null)
        {
            return ($"`{attribute.Name}` is computed by a script, which did not run", null);
        }

        return flow.Flow.Dataset.Subject.TryGetValue(attribute, out var column)
            ? ($"`{attribute.Name}` is read from column `{column.Value}`, person by person", column.Location)
            : ($"the manifest does not say what `{attribute.Name}` is", null);
    }

    private (string, SourceLocation?) Stated(BuiltinFact fact)
    {
        if (fact == BuiltinFact.Date)
        {
            var dates = flow.Manifest.Dates;
            return dates.Location is { } at
                ? (dates.On is { } on ? $"it takes place on {Value.OfDate(on)}" : $"it is standing, {dates.Standing}", at)
                : (days is [{ } day] ? $"it is decided as of {Value.OfDate(day)}" : "the manifest does not say when it takes place", null);
        }

        var name = BuiltinFacts.NameOf(fact);
        return flow.Find(fact) is not { } located
            ? ($"the manifest does not state `{name}`", null)
            : ($"the manifest states that `{name}` is {located.Value}", located.Location);
    }

    private (string, SourceLocation?) Form()
    {
        var uses = flow.Flow.Field.Techniques;
        var forms = flow.Program.Vocabulary.Forms.All;
        var found = days.Select(d => FieldForms.Possible(new EvaluationContext(flow, d))).Aggregate(0ul, static (a, b) => a | b);
        var names = string.Join(" or ", forms.Where(f => (found & (1ul << f.Rank)) != 0).Select(static f => f.Name));
        var cap = flow.FormCap < forms.Length - 1 ? ", in a purpose that works by matching people" : "";
        return uses.IsEmpty
            ? ($"nothing is done to the field, so its form is {names}", null)
            : ($"after {string.Join(", ", uses.Select(static u => $"`{u.Technique.Name}`"))}{cap}, its form is {names}", uses[0].Location);
    }

    private (string, SourceLocation?) Claim() =>
        flow.Flow.Field.Claim is { } claim
            ? ($"the field claims to be {claim.Value.Name}; {Form().Item1}", claim.Location)
            : ("the field claims nothing", null);

    private (string, SourceLocation?) About(PopulationSymbol population)
    {
        var asked = PopulationMembership.Asked(flow, population).ToList();
        var at = PopulationAt;
        var who = flow.Population is { } people ? $"the people in it are `{people.Name}`" : "the manifest does not say who is in it";
        if (asked.Count == 0)
        {
            return (who, at);
        }

        var without = asked.Where(static p => p.Predicate is null).ToList();
        return without.Count > 0
            ? ($"{who}, and nothing tells who of them is in `{without[0].Name}`", at)
            : ($"{who}, so each person is asked: {ConditionText.Of(Conditions.And(asked.Select(static p => p.Predicate!)))}", at);
    }

    private (string, SourceLocation?) Beside(Condition.Beside beside)
    {
        var others = BesideEvaluator.Of(beside, flow).ToList();
        var (count, coarse) = (others.Count, others.Find(static o => o.Category.Value.End > o.Category.Value.Id + 1));
        if (beside.Categories.TouchesBelow(flow.Category) && flow.IsBeside(beside) == Truth.Unknown)
        {
            return ($"`{flow.Category.Name}` has others below it, which may go there beside each other", flow.Flow.Category.Location);
        }

        if (count == 0)
        {
            return ("nothing else that goes there holds such data", null);
        }

        var (dataset, field, category) = others[0];
        if (beside.Least == 1)
        {
            return ($"`{category.Value.Name}` in field `{dataset.Name.Value}.{field.Name.Value}` goes there beside it", category.Location);
        }

        var names = string.Join(", ", others.Select(static o => $"`{o.Category.Value.Name}`").Distinct().Order(StringComparer.Ordinal));
        return coarse.Category is { Value: var vague }
            ? ($"{names} go there beside it, and `{vague.Name}` may stand for any number of those below it", category.Location)
            : ($"{names} go there beside it", category.Location);
    }
}
