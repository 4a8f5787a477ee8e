using System.Numerics;
using System.Runtime.InteropServices;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>All selectors over one tree of names. What two selectors select is often the same: such bits are kept once.</summary>
/// <typeparam name="T">Categories, purposes or partners.</typeparam>
internal sealed class SelectorTable<T>
    where T : TreeSymbol
{
    private readonly Dictionary<NameSet<T>, int> numbers = [];
    private readonly List<NameSet<T>> selectors = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<ulong[]> bits = [];

    public int NumberOf(NameSet<T> selector)
    {
        if (!numbers.TryGetValue(selector, out var number))
        {
            numbers.Add(selector, number = selectors.Count);
            selectors.Add(selector);
        }

        return number;
    }

    /// <summary>Writes the different sets of names, and then the selectors with the numbers of their sets.</summary>
    public void Write(PartWriter part)
    {
        var written = selectors.Select(s => (s.Text, Covered: NumberOf(s.CoveredBits), Touched: NumberOf(s.TouchedBits))).ToList();
        part.Many(bits, b => WriteRuns(part, b));
        part.Many(written, s =>
        {
            part.Text(s.Text);
            part.Number(s.Covered);
            part.Number(s.Touched);
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote, over so many names.</summary>
    public static NameSet<T>[] Read(PartReader part, int names)
    {
        var bits = new ulong[part.Count()][];
        part.Spend((long)bits.Length * ((names >> 6) + 1));
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = ReadRuns(part, names);
        }

        var selectors = new NameSet<T>[part.Count()];
        for (var i = 0; i < selectors.Length; i++)
        {
            var text = part.Index(part.Tables.Texts.Count);
            var (covered, touched) = (bits[part.Index(bits.Length)], bits[part.Index(bits.Length)]);
            PartReader.Require(IsWithin(covered, touched));
            selectors[i] = new NameSet<T>(part.Tables.Texts, text, covered, touched);
        }

        return selectors;
    }

    /// <summary>Of what is covered all is included, so it is touched as well.</summary>
    private static bool IsWithin(ulong[] covered, ulong[] touched)
    {
        for (var i = 0; i < covered.Length; i++)
        {
            if ((covered[i] & ~touched[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteRuns(PartWriter part, ulong[] words)
    {
        var runs = new List<(int Gap, int Length)>();
        var end = 0;
        for (var at = Next(words, 0, set: true); at < words.Length << 6; at = Next(words, end, set: true))
        {
            var start = at;
            var gap = start - end;
            end = Next(words, start, set: false);
            runs.Add((gap, end - start));
        }

        part.Many(runs, r =>
        {
            part.Number(r.Gap);
            part.Number(r.Length);
        });
    }

    private static ulong[] ReadRuns(PartReader part, int names)
    {
        var words = new ulong[(names >> 6) + 1];
        var at = 0;
        for (var left = part.Count(); left > 0; left--)
        {
            at = part.Sum(at, names);
            var end = part.Sum(at, names);
            for (; at < end; at++)
            {
                words[at >> 6] |= 1ul << at;
            }
        }

        return words;
    }

    private static int Next(ulong[] words, int from, bool set)
    {
        for (var word = from >> 6; word < words.Length; word++)
        {
            var rest = (set ? words[word] : ~words[word]) & (word == from >> 6 ? ulong.MaxValue << from : ulong.MaxValue);
            if (rest != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return words.Length << 6;
    }

    private int NumberOf(ReadOnlySpan<ulong> words)
    {
        var key = Convert.ToHexString(MemoryMarshal.AsBytes(words));
        if (!known.TryGetValue(key, out var number))
        {
            known.Add(key, number = bits.Count);
            bits.Add(words.ToArray());
        }

        return number;
    }
}
