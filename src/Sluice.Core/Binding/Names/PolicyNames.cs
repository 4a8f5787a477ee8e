using Sluice.Core.Model;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding.Names;

/// <summary>
/// Finds the names of a policy file. In the language the place of a name says what kind of thing it means, so its tree is enough: no other
/// file and no binding is asked, and a file with mistakes has the names that can be read.
/// </summary>
public static class PolicyNames
{
    /// <summary>All names of a tree.</summary>
    public static FileNames Of(SyntaxTree tree)
    {
        var collector = new NameCollector();
        foreach (var node in tree.Root.DescendantsAndSelf())
        {
            Collect(node, collector);
        }

        return collector.ToNames();
    }

    private static void Collect(SyntaxNode node, NameCollector names)
    {
        switch (node)
        {
            case DeclarationSyntax declaration:
                Declare(declaration, names);
                break;
            case TreeEntrySyntax entry:
                DeclareEntry(entry, names);
                break;
            case SelectorSyntax selector:
                CollectSelector(selector, names);
                break;
            case ClauseSyntax clause:
                CollectClause(clause, names);
                break;
            case WithItemSyntax item:
                CollectItem(item, names);
                break;
            case ConditionSyntax condition:
                ConditionNames.Collect(condition, names);
                break;
            case DerivedClauseSyntax derived:
                foreach (var name in derived.Names)
                {
                    names.AddPath(NameKind.Category, name);
                }

                break;
            case LinksClauseSyntax { At: { } form }:
                names.Add(NameKind.Form, form);
                break;
            case ParameterSyntax parameter:
                names.Declare(new NameKey(NameKind.Parameter, parameter.Name.Text, OwnerOf(parameter)), parameter.Name);
                DeclareType(parameter.Type, $"parameter {OwnerOf(parameter)}.{parameter.Name.Text}", names);
                break;
            case ArgumentSyntax argument:
                names.Add(new NameKey(NameKind.Parameter, argument.Name.Text, OwnerOf(argument)), argument.Name);
                names.AddValue($"parameter {OwnerOf(argument)}.{argument.Name.Text}", argument.Value);
                break;
        }
    }

    private static void Declare(DeclarationSyntax declaration, NameCollector names)
    {
        switch (declaration)
        {
            case RegionDeclarationSyntax region:
                names.Declare(NameKind.Region, region.Name);
                names.AddRegions(region.Members);
                break;
            case AttributeDeclarationSyntax attribute:
                names.Declare(NameKind.Attribute, attribute.Name);
                DeclareType(attribute.Type, "attribute " + attribute.Name.Text, names);
                break;
            case PopulationDeclarationSyntax { Name: { } name }:
                names.AddPath(NameKind.Population, name, declares: true);
                break;
            case ConsentDeclarationSyntax consent:
                names.Declare(NameKind.Consent, consent.Name);
                break;
            case AgreementDeclarationSyntax agreement:
                names.Declare(NameKind.Agreement, agreement.Name);
                break;
            case FormDeclarationSyntax forms:
                foreach (var form in forms.Names)
                {
                    names.Declare(NameKind.Form, form);
                }

                break;
            case TechniqueDeclarationSyntax technique:
                names.Declare(NameKind.Technique, technique.Name);
                break;
            case DutyDeclarationSyntax duty:
                names.Declare(NameKind.Duty, duty.Name);
                break;
            case RuleDeclarationSyntax rule:
                names.Declare(NameKind.Rule, rule.Name);
                break;
            case InvariantDeclarationSyntax invariant:
                names.Declare(NameKind.Invariant, invariant.Name);
                break;
        }
    }

    private static void DeclareType(AttributeTypeSyntax? type, string owner, NameCollector names)
    {
        if (type?.Keyword.Text == "country")
        {
            names.AddCountry(owner);
        }

        foreach (var choice in type?.Choices ?? [])
        {
            names.Declare(new NameKey(NameKind.Choice, choice.Text, owner), choice);
        }
    }

    private static void DeclareEntry(TreeEntrySyntax entry, NameCollector names)
    {
        var full = entry.Name.Text;
        SyntaxNode? above = entry.Parent;
        while (above is not (null or TreeDeclarationSyntax))
        {
            full = above is TreeEntrySyntax parent ? $"{parent.Name.Text}.{full}" : full;
            above = above.Parent;
        }

        var kind = above switch
        {
            PurposeDeclarationSyntax => NameKind.Purpose,
            PartnerDeclarationSyntax => NameKind.Partner,
            _ => NameKind.Category,
        };
        names.Declare(new NameKey(kind, full), entry.Name);
        foreach (var label in entry.Labels)
        {
            names.AddLabel(kind, label, declares: true);
        }
    }

    private static void CollectSelector(SelectorSyntax selector, NameCollector names)
    {
        var kind = WrittenSelector.KindOf(selector);
        foreach (var item in selector.Children)
        {
            switch (item)
            {
                case NamedItemSyntax { Name: { } name }:
                    names.AddPath(kind, name);
                    break;
                case LabelItemSyntax label:
                    names.AddLabel(kind, label.Label, declares: false);
                    break;
                case RegionItemSyntax region:
                    names.AddRegions(region.Regions);
                    break;
            }
        }
    }

    private static void CollectClause(ClauseSyntax clause, NameCollector names)
    {
        switch (clause)
        {
            case AboutClauseSyntax { Population: { } population }:
                names.AddPath(NameKind.Population, population);
                break;
            case ObligeClauseSyntax oblige:
                names.Add(NameKind.Duty, oblige.Name);
                break;
            case YieldsClauseSyntax yields:
                names.Add(NameKind.Form, yields.Form);
                break;
            case EvidenceClauseSyntax evidence:
                foreach (var name in evidence.Names)
                {
                    names.Declare(NameKind.Evidence, name);
                }

                break;
            case TransferClauseSyntax transfer:
                foreach (var category in transfer.Categories)
                {
                    names.AddPath(NameKind.Category, category);
                }

                break;
            case ExpectClauseSyntax expect:
                foreach (var rule in expect.Rules)
                {
                    names.Add(NameKind.Rule, rule);
                }

                break;
        }
    }

    private static void CollectItem(WithItemSyntax item, NameCollector names)
    {
        switch (item)
        {
            case WithTechniqueSyntax technique:
                names.Add(NameKind.Technique, technique.Name);
                break;
            case WithConsentSyntax consent:
                names.Add(NameKind.Consent, consent.Name);
                break;
            case WithAgreementSyntax agreement:
                names.Add(NameKind.Agreement, agreement.Name);
                break;
            case WithEvidenceSyntax evidence:
                names.Add(NameKind.Evidence, evidence.Name);
                break;
            case WithClaimsSyntax claims:
                names.Add(NameKind.Form, claims.Form);
                break;
            case WithFactSyntax fact when BuiltinFacts.Parse(fact.Name.Text) is null:
                names.Add(NameKind.Attribute, fact.Name);
                names.AddValue("attribute " + fact.Name.Text, fact.Value);
                break;
        }
    }

    private static string OwnerOf(SyntaxNode node)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            switch (above)
            {
                case TechniqueDeclarationSyntax technique:
                    return "technique " + technique.Name.Text;
                case WithTechniqueSyntax technique:
                    return "technique " + technique.Name.Text;
                case DutyDeclarationSyntax duty:
                    return "duty " + duty.Name.Text;
                case ObligeClauseSyntax oblige:
                    return "duty " + oblige.Name.Text;
            }
        }

        return "";
    }
}
