namespace Sluice.Core.Model;

/// <summary>
/// What selectors include, made from what they say: the one place where that is calculated, for policies that are bound and for those that
/// are loaded.
/// </summary>
/// <remarks>
/// A list covers a name where one of its items covers it and nothing behind <c>except</c> touches it; it touches a name where one of its
/// items includes a part of it, the name itself or one below it, that no single thing behind <c>except</c> covers.
/// </remarks>
internal sealed class SelectorResolver
{
    private readonly CategoryReach reach;
    private readonly TreeBits<CategorySymbol> categoryTree;
    private readonly TreeBits<PurposeSymbol> purposeTree;
    private readonly TreeBits<PartnerSymbol> partnerTree;
    private readonly PartnerPlaces places;

    /// <summary>Prepares selectors over some names; where partners are and what categories are made of is known.</summary>
    public SelectorResolver(
        SymbolTable<CategorySymbol> categories,
        SymbolTable<PurposeSymbol> purposes,
        SymbolTable<PartnerSymbol> partners
    )
    {
        reach = new CategoryReach(categories);
        categoryTree = new TreeBits<CategorySymbol>(categories);
        purposeTree = new TreeBits<PurposeSymbol>(purposes);
        partnerTree = new TreeBits<PartnerSymbol>(partners);
        places = new PartnerPlaces(partners);
    }

    /// <summary>A selector of categories; nothing behind <c>except</c> is null.</summary>
    public ResolvedSelector<CategorySymbol> Categories(string text, SelectedItems items, SelectedItems? except) =>
        Of<CategorySymbol>(text, items, except, Touched);

    /// <inheritdoc cref="Categories"/>
    public ResolvedSelector<PurposeSymbol> Purposes(string text, SelectedItems items, SelectedItems? except) =>
        Of<PurposeSymbol>(text, items, except, purposeTree.Touched);

    /// <inheritdoc cref="Categories"/>
    public ResolvedSelector<PartnerSymbol> Partners(string text, SelectedItems items, SelectedItems? except)
    {
        var covered = items.Names;
        var included = (ulong[])covered.Clone();
        foreach (var region in items.Regions)
        {
            Bits.Add(covered, partnerTree.Covered(places.Covered(region)));
            Bits.Add(included, places.Touched(region));
        }

        if (except is { } taken)
        {
            var takenAway = taken.Names;
            var reduced = (ulong[])takenAway.Clone();
            foreach (var region in taken.Regions)
            {
                Bits.Add(takenAway, places.Covered(region));
                Bits.Add(reduced, places.Touched(region));
            }

            Bits.Remove(covered, partnerTree.Touched(reduced));
            Bits.Remove(included, takenAway);
        }

        return new ResolvedSelector<PartnerSymbol>(text, covered, partnerTree.Touched(included));
    }

    private static ResolvedSelector<T> Of<T>(string text, SelectedItems items, SelectedItems? except, Func<ulong[], ulong[]> touched)
        where T : TreeSymbol
    {
        var included = items.Names;
        if (except is not { } taken)
        {
            return new ResolvedSelector<T>(text, included, touched(included));
        }

        // What is made of something taken away is not covered, though its own name is not taken away.
        var covered = (ulong[])included.Clone();
        Bits.Remove(covered, touched(taken.Names));
        Bits.Remove(included, taken.Names);
        return new ResolvedSelector<T>(text, covered, touched(included));
    }

    private ulong[] Touched(ulong[] parts)
    {
        var touched = categoryTree.Touched(parts);
        if (touched == parts && !reach.Derived.IsEmpty)
        {
            touched = (ulong[])parts.Clone();
        }

        foreach (var category in reach.Derived)
        {
            Bits.Set(touched, category.Id, category.Id + 1, Bits.Intersects(parts, reach.Of(category)));
        }

        return touched;
    }
}
