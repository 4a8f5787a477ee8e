using System.Collections;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>Every flow of some categories, partners and purposes: made one by one, as mostly the first decides.</summary>
internal sealed class FlowCombinations(List<CategorySymbol> categories, List<PartnerSymbol> partners, List<PurposeSymbol> purposes)
    : IEnumerable<(CategorySymbol Category, PartnerSymbol Partner, PurposeSymbol Purpose)>
{
    /// <summary>How many there are.</summary>
    public long Count => (long)categories.Count * partners.Count * purposes.Count;

    /// <summary>The first of them; there has to be one.</summary>
    public (CategorySymbol Category, PartnerSymbol Partner, PurposeSymbol Purpose) First => (categories[0], partners[0], purposes[0]);

    /// <inheritdoc/>
    public IEnumerator<(CategorySymbol Category, PartnerSymbol Partner, PurposeSymbol Purpose)> GetEnumerator()
    {
        foreach (var category in categories)
        {
            foreach (var partner in partners)
            {
                foreach (var purpose in purposes)
                {
                    yield return (category, partner, purpose);
                }
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
