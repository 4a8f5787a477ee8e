using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Names that say something about others: nothing is made of itself, and everything is of the type that is counted on.</summary>
internal static class NameValidator
{
    public static void Require(Vocabulary names)
    {
        foreach (var attribute in names.Attributes.All.Concat(names.SubjectAttributes.All))
        {
            Type(attribute.Type);
        }

        foreach (
            var parameter in names
                .Techniques.All.SelectMany(static t => t.Parameters)
                .Concat(names.Duties.All.SelectMany(static d => d.Parameters))
        )
        {
            Type(parameter.Type);
        }

        foreach (var consent in names.Consents.All)
        {
            PartReader.Require(consent.Lasts is null or { Kind: ValueKind.Duration, Number: >= 0 });
        }

        foreach (var agreement in names.Agreements.All)
        {
            PartReader.Require(agreement.Role != Role.ThirdParty);
        }

        foreach (var technique in names.Techniques.All)
        {
            foreach (var yields in technique.Yields)
            {
                ConditionValidator.Require(yields.When, technique);
            }
        }

        foreach (var partner in names.Partners.All)
        {
            PartReader.Require(partner.Countries.All(Countries.IsKnown));
        }

        foreach (var region in names.Regions.All)
        {
            PartReader.Require(region.Countries.All(Countries.IsKnown));
        }

        Categories(names);
        Populations(names);
    }

    private static void Type(AttributeType type) =>
        PartReader.Require(
            (type.Kind == ValueKind.Choice) != type.Choices.IsEmpty
                && type.Choices.Distinct(StringComparer.Ordinal).Count() == type.Choices.Length
        );

    private static void Categories(Vocabulary names)
    {
        foreach (var category in names.Categories.All)
        {
            PartReader.Require(category.Domain is null || (category.Domain >= 0 && decimal.IsInteger(category.Domain.Value)));
            foreach (var source in category.Sources)
            {
                PartReader.Require(!source.Contains(category));
            }
        }

        Acyclic(names.Categories.All.Length, i => names.Categories.All[i].Sources.Select(static s => s.Id));
    }

    // To be in a population is to be in every one above it as well.
    private static void Populations(Vocabulary names)
    {
        foreach (var population in names.Populations.All)
        {
            ConditionValidator.Require(population.Predicate, null);
        }

        Acyclic(names.Populations.All.Length, i =>
            ConditionWalker.PopulationsOf(names.Populations.All[i].Predicate).SelectMany(static p => Above(p)).Select(static p => p.Id)
        );
    }

    private static IEnumerable<TreeSymbol> Above(TreeSymbol name)
    {
        for (TreeSymbol? above = name; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }

    /// <summary>No way leads back to where it began, and none is longer than a stack is deep.</summary>
    private static void Acyclic(int count, Func<int, IEnumerable<int>> next)
    {
        const int Open = -1;
        var heights = new int[count];
        for (var i = 0; i < count; i++)
        {
            Height(i, 0);
        }

        int Height(int name, int depth)
        {
            PartReader.Require(heights[name] != Open && depth < PolicyFileFormat.LongestWay);
            if (heights[name] > 0)
            {
                return heights[name];
            }

            heights[name] = Open;
            var height = 1;
            foreach (var reached in next(name))
            {
                height = Math.Max(height, 1 + Height(reached, depth + 1));
            }

            PartReader.Require(height < PolicyFileFormat.LongestWay);
            return heights[name] = height;
        }
    }
}
