namespace Sluice.Core.Semantics;

/// <summary>Sets of dense numbers as bits.</summary>
internal static class Bits
{
    public static bool Has(ulong[] bits, int index) => (bits[index >> 6] & (1ul << index)) != 0;

    public static void Set(ulong[] bits, int from, int to, bool value)
    {
        for (var i = from; i < to; i++)
        {
            if (value)
            {
                bits[i >> 6] |= 1ul << i;
            }
            else
            {
                bits[i >> 6] &= ~(1ul << i);
            }
        }
    }

    public static bool All(ulong[] bits, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!Has(bits, i))
            {
                return false;
            }
        }

        return true;
    }

    public static bool Any(ulong[] bits, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Has(bits, i))
            {
                return true;
            }
        }

        return false;
    }

    public static void Add(ulong[] bits, ulong[] others)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= others[i];
        }
    }

    public static void Remove(ulong[] bits, ulong[] others)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= ~others[i];
        }
    }

    public static bool Intersects(ulong[] left, ulong[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if ((left[i] & right[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The numbers of the names that fulfil a condition.</summary>
    public static ulong[] Where<T>(SymbolTable<T> table, Func<T, bool> condition)
        where T : TreeSymbol
    {
        var bits = new ulong[(table.Count >> 6) + 1];
        foreach (var name in table.All)
        {
            if (condition(name))
            {
                bits[name.Id >> 6] |= 1ul << name.Id;
            }
        }

        return bits;
    }
}
