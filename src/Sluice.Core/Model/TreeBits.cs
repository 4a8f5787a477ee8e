namespace Sluice.Core.Model;

/// <summary>
/// Which names of a tree a set of names covers and touches. A name without others below it is its own bit, so only the names above
/// others are looked at.
/// </summary>
internal sealed class TreeBits<T>
    where T : TreeSymbol
{
    private readonly T[] above;

    public TreeBits(SymbolTable<T> names) => above = [.. names.All.Where(static n => n.End > n.Id + 1)];

    /// <summary>The names of which all is in the set.</summary>
    public ulong[] Covered(ulong[] bits) => With(bits, static (set, name) => Bits.All(set, name.Id, name.End));

    /// <summary>The names of which any is in the set.</summary>
    public ulong[] Touched(ulong[] bits) => With(bits, static (set, name) => Bits.Any(set, name.Id, name.End));

    // Where no name above others differs from its own bit, the set itself says it: such sets are never written to again.
    private ulong[] With(ulong[] bits, Func<ulong[], T, bool> test)
    {
        var found = bits;
        foreach (var name in above)
        {
            var value = test(bits, name);
            if (value == Bits.Has(found, name.Id))
            {
                continue;
            }

            found = found == bits ? (ulong[])bits.Clone() : found;
            Bits.Set(found, name.Id, name.Id + 1, value);
        }

        return found;
    }
}
