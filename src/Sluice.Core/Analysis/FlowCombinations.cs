using System.Collections;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>Every flow of some categories, partners and purposes: made one by one, as mostly the first decides.</summary>
internal sealed class FlowCombinations(List<CategorySymbol> categories, List<PartnerSymbol> partners, List<PurposeSymbol> purposes)
    : IEnumerable<FlowNames>
{
    /// <summary>How many there are.</summary>
    public long Count => (long)categories.Count * partners.Count * purposes.Count;

    /// <summary>The first of them; there has to be one.</summary>
    public FlowNames First => new(categories[0], partners[0], purposes[0]);

    /// <inheritdoc/>
    public IEnumerator<FlowNames> GetEnumerator()
    {
        foreach (var category in categories)
        {
            foreach (var partner in partners)
            {
                foreach (var purpose in purposes)
                {
                    yield return new FlowNames(category, partner, purpose);
                }
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
