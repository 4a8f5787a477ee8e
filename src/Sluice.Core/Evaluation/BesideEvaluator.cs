using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// What is sent beside a flow: another category of its field, or another field of any dataset, to the same recipient or one above or below
/// it, whatever the purpose. Allocates nothing.
/// </summary>
internal static class BesideEvaluator
{
    // A set of this many words lives on the stack: 16,384 categories.
    private const int MostWords = 256;

    /// <summary>
    /// Whether enough of what is beside the flow is touched. What lies below the flow's own category may be there too, and what is called
    /// by a name with others below may stand for any number of them: then it is unknown.
    /// </summary>
    public static Truth AreThere(
        Condition.Beside asked,
        TransferManifest manifest,
        DataField own,
        CategorySymbol category,
        PartnerSymbol partner
    )
    {
        var coarse = asked.Categories.TouchesBelow(category);
        if (asked.Least > 1)
        {
            var words = asked.Categories.TouchedBits.Length;
            Span<ulong> there = words <= MostWords ? stackalloc ulong[words] : new ulong[words];
            Span<ulong> counted = words <= MostWords ? stackalloc ulong[words] : new ulong[words];
            return Count(there, counted, asked, manifest, own, category, partner, coarse);
        }

        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                foreach (var other in field.Categories)
                {
                    if (
                        asked.Categories.Touches(other.Value)
                        && IsOther(field, other.Value, own, category)
                        && Goes(manifest, dataset, field, partner)
                    )
                    {
                        return Truth.True;
                    }
                }
            }
        }

        return coarse ? Truth.Unknown : Truth.False;
    }

    /// <summary>What is beside the flow and touched, in the order of the manifest.</summary>
    public static IEnumerable<(Dataset Dataset, DataField Field, Located<CategorySymbol> Category)> Of(
        Condition.Beside asked,
        StatedFlow flow
    ) =>
        from dataset in flow.Manifest.Datasets
        from field in dataset.Fields
        from category in field.Categories
        where
            asked.Categories.Touches(category.Value)
            && IsOther(field, category.Value, flow.Flow.Field, flow.Category)
            && Goes(flow.Manifest, dataset, field, flow.Partner)
        select (dataset, field, category);

    private static Truth Count(
        Span<ulong> there,
        Span<ulong> counted,
        Condition.Beside asked,
        TransferManifest manifest,
        DataField own,
        CategorySymbol category,
        PartnerSymbol partner,
        bool coarse
    )
    {
        there.Clear();
        counted.Clear();
        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                foreach (var other in field.Categories)
                {
                    if (
                        asked.Categories.Touches(other.Value)
                        && IsOther(field, other.Value, own, category)
                        && Goes(manifest, dataset, field, partner)
                    )
                    {
                        Set(there, other.Value.Id);
                    }
                }
            }
        }

        var number = 0;
        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                foreach (var other in field.Categories)
                {
                    if (Has(there, other.Value.Id) && !Has(counted, other.Value.Id))
                    {
                        Set(counted, other.Value.Id);
                        coarse |= other.Value.End > other.Value.Id + 1;
                        number += HasBelow(there, other.Value) ? 0 : 1;
                    }
                }
            }
        }

        return number >= asked.Least ? Truth.True
            : coarse ? Truth.Unknown
            : Truth.False;
    }

    private static bool IsOther(DataField field, CategorySymbol other, DataField own, CategorySymbol category) =>
        other != category || !ReferenceEquals(field, own);

    private static bool Goes(TransferManifest manifest, Dataset dataset, DataField field, PartnerSymbol partner)
    {
        foreach (var recipient in manifest.Recipients)
        {
            if (
                (recipient.Partner.Contains(partner) || partner.Contains(recipient.Partner))
                && recipient.Receives(dataset.Name.Value, field.Name.Value)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasBelow(Span<ulong> bits, CategorySymbol category)
    {
        for (var below = category.Id + 1; below < category.End; below++)
        {
            if (Has(bits, below))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(Span<ulong> bits, int id) => (bits[id >> 6] & (1ul << id)) != 0;

    private static void Set(Span<ulong> bits, int id) => bits[id >> 6] |= 1ul << id;
}
