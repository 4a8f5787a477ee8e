using System.Collections;
using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>
/// The attributes stated in one place, by their numbers. Every transfer of a long stream has some; side by side they are made and looked
/// through sooner than as a tree.
/// </summary>
public sealed class StatedAttributes : IReadOnlyCollection<StatedAttribute>
{
    private readonly StatedAttribute[] all;

    private StatedAttributes(StatedAttribute[] all) => this.all = all;

    /// <summary>None.</summary>
    public static StatedAttributes Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => all.Length;

    /// <summary>Some attributes, each of them once.</summary>
    public static StatedAttributes Of(params ReadOnlySpan<StatedAttribute> stated) => Take(stated.ToArray());

    /// <summary>Some attributes, each of them once; the caller must not change the array afterwards.</summary>
    internal static StatedAttributes Take(StatedAttribute[] all)
    {
        if (all.Length == 0)
        {
            return Empty;
        }

        for (var i = 1; i < all.Length; i++)
        {
            // Mostly they are stated in the order of their declarations.
            if (all[i].Attribute.Id < all[i - 1].Attribute.Id)
            {
                Array.Sort(all, static (l, r) => l.Attribute.Id.CompareTo(r.Attribute.Id));
                break;
            }
        }

        return new StatedAttributes(all);
    }

    /// <summary>Whether the attribute is stated, and its value.</summary>
    public bool TryGetValue(AttributeSymbol attribute, out Value value)
    {
        var place = PlaceOf(attribute);
        value = place >= 0 ? all[place].Value : default;
        return place >= 0;
    }

    /// <summary>What is stated for the attribute; null where nothing is.</summary>
    public StatedAttribute? Find(AttributeSymbol attribute) => PlaceOf(attribute) is >= 0 and var place ? all[place] : null;

    /// <summary>These with one more, or with another value for one of them.</summary>
    public StatedAttributes With(StatedAttribute stated) => Take([.. Without(stated.Attribute).all, stated]);

    /// <summary>These without one of them.</summary>
    public StatedAttributes Without(AttributeSymbol attribute) =>
        PlaceOf(attribute) is >= 0 and var place ? Take([.. all.AsSpan(0, place), .. all.AsSpan(place + 1)]) : this;

    /// <inheritdoc/>
    public IEnumerator<StatedAttribute> GetEnumerator() => ((IEnumerable<StatedAttribute>)all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => all.GetEnumerator();

    private int PlaceOf(AttributeSymbol attribute)
    {
        var (low, high) = (0, all.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var id = all[middle].Attribute.Id;
            if (id == attribute.Id)
            {
                return all[middle].Attribute == attribute ? middle : -1;
            }

            (low, high) = id < attribute.Id ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
