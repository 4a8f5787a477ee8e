namespace Sluice.Core.Model;

/// <summary>Sets of dense numbers as bits.</summary>
internal static class Bits
{
    public static bool Has(ulong[] bits, int index) => (bits[index >> 6] & (1ul << index)) != 0;

    public static void Set(ulong[] bits, int from, int to, bool value)
    {
        for (var word = from >> 6; word << 6 < to; word++)
        {
            bits[word] = value ? bits[word] | Mask(word, from, to) : bits[word] & ~Mask(word, from, to);
        }
    }

    public static bool All(ulong[] bits, int from, int to)
    {
        for (var word = from >> 6; word << 6 < to; word++)
        {
            if ((~bits[word] & Mask(word, from, to)) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static bool Any(ulong[] bits, int from, int to)
    {
        for (var word = from >> 6; word << 6 < to; word++)
        {
            if ((bits[word] & Mask(word, from, to)) != 0)
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

    /// <summary>Which bits of a word lie in an interval that reaches into it.</summary>
    private static ulong Mask(int word, int from, int to) =>
        (word == from >> 6 ? ulong.MaxValue << from : ulong.MaxValue) & (to - (word << 6) < 64 ? ~(ulong.MaxValue << to) : ulong.MaxValue);
}
