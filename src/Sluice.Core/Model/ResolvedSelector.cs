namespace Sluice.Core.Model;

/// <summary>What a selector includes: which names it covers (all of it) and which it touches (any of it).</summary>
/// <typeparam name="T">Categories, purposes or partners.</typeparam>
public sealed class ResolvedSelector<T>
    where T : TreeSymbol
{
    private readonly ulong[] covered;
    private readonly ulong[] touched;

    /// <summary>Makes a set.</summary>
    /// <param name="text">The selector as the policy writes it, on one line.</param>
    /// <param name="covered">One bit for each name, by <see cref="TreeSymbol.Id"/>.</param>
    /// <param name="touched">Likewise.</param>
    public ResolvedSelector(string text, ulong[] covered, ulong[] touched)
    {
        Text = text;
        this.covered = covered;
        this.touched = touched;
    }

    /// <summary>The selector as the policy writes it, on one line.</summary>
    public string Text { get; }

    /// <summary>Whether the selector is <c>any</c>, with nothing taken away.</summary>
    public bool IsAny => Text == "any";

    /// <summary>Whether the selector begins with <c>any</c>: it names nothing that is meant in particular.</summary>
    public bool BeginsWithAny =>
        IsAny || Text.StartsWith("any ", StringComparison.Ordinal) || Text.StartsWith("any,", StringComparison.Ordinal);

    /// <summary>Whether all of the name is included.</summary>
    public bool Covers(T name) => Has(covered, name.Id);

    /// <summary>Whether any of the name is included.</summary>
    public bool Touches(T name) => Has(touched, name.Id);

    /// <summary>How much of the name is included.</summary>
    public Reach ReachOf(T name) =>
        Covers(name) ? Reach.Covers
        : Touches(name) ? Reach.Part
        : Reach.Outside;

    /// <summary>Whether as much of the name is included as is asked for: all of it, or any of it.</summary>
    public bool Includes(T name, bool all) => Has(all ? covered : touched, name.Id);

    /// <summary>Whether any of the names below it is touched, the name itself left aside.</summary>
    public bool TouchesBelow(T name)
    {
        for (var below = name.Id + 1; below < name.End; below++)
        {
            if (Has(touched, below))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing is touched.</summary>
    public bool IsEmpty => touched.AsSpan().IndexOfAnyExcept(0ul) < 0;

    /// <summary>The bits of the names it covers, by number.</summary>
    public ReadOnlySpan<ulong> CoveredBits => covered;

    /// <summary>The bits of the names it touches, by number.</summary>
    public ReadOnlySpan<ulong> TouchedBits => touched;

    /// <summary>The bits of the names of which as much is included as is asked for: all, or any.</summary>
    public ReadOnlySpan<ulong> Bits(bool all) => all ? covered : touched;

    private static bool Has(ulong[] bits, int id) => (bits[id >> 6] & (1ul << id)) != 0;
}
