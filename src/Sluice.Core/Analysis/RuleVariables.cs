using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>Everything that the condition of a rule can depend on for a hypothetical transfer: never too little.</summary>
/// <param name="flow">The flow, with every agreement that can hold for it named.</param>
/// <param name="ofTechniques">What the forms that techniques yield depend on beside their own parameters.</param>
/// <param name="together">What comparisons with attributes of people depend on beside these: who can be in the transfer.</param>
internal sealed class RuleVariables(
    StatedFlow flow,
    IReadOnlyCollection<Variable> ofTechniques,
    IReadOnlyDictionary<AttributeSymbol, HashSet<Variable>> together
)
{
    public HashSet<Variable> Of(Rule rule)
    {
        var found = new HashSet<Variable>();
        Add(found, rule.Clauses);
        return found;
    }

    private void Add(HashSet<Variable> found, ImmutableArray<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            AddPeriod(found, clause.Period);
            Add(found, clause.Condition);
            if (clause.Block is { } block && block.AppliesTo(flow.Names))
            {
                Add(found, block.Clauses);
            }
        }
    }

    private void AddPopulation(HashSet<Variable> found, PopulationSymbol population)
    {
        found.Add(new Variable.Audience());
        foreach (var above in PopulationMembership.Asked((PopulationSymbol?)null, population))
        {
            Add(found, above.Predicate);
        }
    }

    private void Add(HashSet<Variable> found, Condition? condition)
    {
        foreach (var mention in Mention.In(condition))
        {
            switch (mention)
            {
                case Mention.Attribute attribute:
                    AddAttribute(found, attribute.Symbol);
                    break;
                case Mention.Fact fact:
                    found.Add(new Variable.Fact(fact.Name));
                    break;
                case Mention.Consent consent:
                    found.Add(new Variable.Consent(consent.Symbol));
                    break;
                case Mention.Agreement agreement:
                    AddAgreement(found, agreement.Symbol);
                    break;
                case Mention.Agreements:
                    foreach (var named in flow.Manifest.Agreements)
                    {
                        AddAgreement(found, named.Value);
                    }

                    break;
                case Mention.Form:
                    AddForm(found);
                    break;
                case Mention.Claim:
                    found.Add(new Variable.Claim());
                    AddForm(found);
                    break;
                case Mention.Population population:
                    AddPopulation(found, population.Symbol);
                    break;
                case Mention.Beside beside:
                    found.Add(new Variable.Beside(beside.Condition));
                    break;
            }
        }
    }

    private void AddAttribute(HashSet<Variable> found, AttributeSymbol attribute)
    {
        found.Add(new Variable.Attribute(attribute));
        if (attribute.OfSubject && together.TryGetValue(attribute, out var others))
        {
            found.UnionWith(others);
        }
    }

    private static void AddAgreement(HashSet<Variable> found, AgreementSymbol agreement)
    {
        found.Add(new Variable.Named(agreement));
        AddPeriod(found, agreement.Period);
    }

    private static void AddPeriod(HashSet<Variable> found, Period period)
    {
        if (!period.IsAlways)
        {
            found.Add(new Variable.Fact(BuiltinFact.Date));
        }
    }

    private void AddForm(HashSet<Variable> found)
    {
        found.Add(new Variable.Form());
        found.UnionWith(ofTechniques);
    }
}
