using Sluice.Core.Model;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding.Names;

/// <summary>Finds the names in one node of a condition; its parts are asked by themselves.</summary>
internal static class ConditionNames
{
    public static void Collect(ConditionSyntax condition, NameCollector names)
    {
        switch (condition)
        {
            case ConsentConditionSyntax consent:
                names.Add(NameKind.Consent, consent.Name);
                break;
            case AgreementConditionSyntax { Any: false, Name: { } agreement }:
                names.Add(NameKind.Agreement, agreement);
                break;
            case AboutConditionSyntax { Population: { } population }:
                names.AddPath(NameKind.Population, population);
                break;
            case NameConditionSyntax fact:
                CollectFact(fact.Name, [], names);
                break;
            case ComparisonSyntax comparison:
                CollectFact(comparison.Name, [comparison.Value], names);
                break;
            case MembershipSyntax membership:
                CollectFact(membership.Name, membership.Values, names);
                break;
        }
    }

    private static void CollectFact(SyntaxToken fact, IEnumerable<LiteralSyntax?> values, NameCollector names)
    {
        var technique = TechniqueAround(fact);
        if (technique is not null && technique.Parameters.Any(p => p.Name.Text == fact.Text))
        {
            var owner = "technique " + technique.Name.Text;
            names.Add(new NameKey(NameKind.Parameter, fact.Text, owner), fact);
            AddValues($"parameter {owner}.{fact.Text}", values, names);
            return;
        }

        switch (fact.Text)
        {
            case "form" when technique is null:
                foreach (var value in values)
                {
                    names.Add(NameKind.Form, value?.Token);
                }

                break;
            case var name when BuiltinFacts.Find(name) is { Type.Kind: ValueKind.Country }:
                names.AddRegions(values.Select(static v => v?.Token).OfType<SyntaxToken>());
                break;
            case "role" when technique is null:
            case "enumerable" when technique is not null:
                break;
            case var name when BuiltinFacts.Parse(name) is null:
                names.Add(NameKind.Attribute, fact);
                AddValues("attribute " + name, values, names);
                break;
        }
    }

    private static void AddValues(string owner, IEnumerable<LiteralSyntax?> values, NameCollector names)
    {
        foreach (var value in values)
        {
            names.AddValue(owner, value);
        }
    }

    private static TechniqueDeclarationSyntax? TechniqueAround(SyntaxToken token)
    {
        for (var above = token.Parent; above is not null; above = above.Parent)
        {
            if (above is TechniqueDeclarationSyntax technique)
            {
                return technique;
            }
        }

        return null;
    }
}
