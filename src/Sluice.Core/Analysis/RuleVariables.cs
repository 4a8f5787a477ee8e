using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>Everything that the condition of a rule can depend on for an open transfer: never too little.</summary>
/// <param name="flow">The flow, with every agreement that can hold for it named.</param>
/// <param name="ofTechniques">What the forms that techniques yield depend on beside their own parameters.</param>
/// <param name="together">What comparisons with attributes of people depend on beside these: who can be in the transfer.</param>
internal sealed class RuleVariables(FlowContext flow, IReadOnlyCollection<Variable> ofTechniques, IReadOnlyDictionary<AttributeSymbol, HashSet<Variable>> together)
{
    public HashSet<Variable> Of(Rule rule)
    {
        var found = new HashSet<Variable>();
        AddPeriod(found, rule.Period);
        Add(found, rule.Required);
        AddClauses(found, rule.About, rule.When, rule.Unless, rule.Exceptions);
        return found;
    }

    private void AddClauses(HashSet<Variable> found, PopulationSymbol? about, Condition? when, Condition? unless, ImmutableArray<RuleException> exceptions)
    {
        if (about is not null)
        {
            AddPopulation(found, about);
        }

        Add(found, when);
        Add(found, unless);
        foreach (var exception in exceptions)
        {
            if (exception.AppliesTo(flow.Category, flow.Partner, flow.Purpose))
            {
                AddClauses(found, exception.About, exception.When, exception.Unless, exception.Exceptions);
            }
        }
    }

    private void AddPopulation(HashSet<Variable> found, PopulationSymbol population)
    {
        found.Add(new Variable.Audience());
        foreach (var above in Populations.Asked((PopulationSymbol?)null, population))
        {
            Add(found, above.Predicate);
        }
    }

    private void Add(HashSet<Variable> found, Condition? condition)
    {
        foreach (var part in ConditionWalker.All(condition))
        {
            switch (part)
            {
                case Condition.AttributeComparison c:
                    AddAttribute(found, c.Attribute);
                    break;
                case Condition.AttributeMembership m:
                    AddAttribute(found, m.Attribute);
                    break;
                case Condition.FactComparison c:
                    found.Add(new Variable.Fact(c.Fact));
                    break;
                case Condition.FactMembership m:
                    found.Add(new Variable.Fact(m.Fact));
                    break;
                case Condition.ConsentHolds consent:
                    found.Add(new Variable.Consent(consent.Consent));
                    break;
                case Condition.AgreementHolds agreement:
                    AddAgreement(found, agreement.Agreement);
                    break;
                case Condition.AnyAgreement or Condition.RoleIs:
                    foreach (var named in flow.Manifest.Agreements)
                    {
                        AddAgreement(found, named.Value);
                    }

                    break;
                case Condition.FormComparison or Condition.FormMembership:
                    AddForm(found);
                    break;
                case Condition.ClaimRefuted:
                    found.Add(new Variable.Claim());
                    AddForm(found);
                    break;
                case Condition.About about:
                    AddPopulation(found, about.Population);
                    break;
                case Condition.Beside beside:
                    found.Add(new Variable.Beside(beside));
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
