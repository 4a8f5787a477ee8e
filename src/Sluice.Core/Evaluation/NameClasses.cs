namespace Sluice.Core.Evaluation;

/// <summary>Names that no rule tells apart are one class.</summary>
internal sealed class NameClasses
{
    /// <summary>Sorts names into classes.</summary>
    /// <param name="reached">For each name the rules that reach it, one bit each.</param>
    public NameClasses(ulong[][] reached)
    {
        var classes = new Dictionary<ulong[], int>(SameBits.Instance);
        ClassOf = new int[reached.Length];
        for (var name = 0; name < reached.Length; name++)
        {
            if (!classes.TryGetValue(reached[name], out var number))
            {
                classes.Add(reached[name], number = classes.Count);
            }

            ClassOf[name] = number;
        }

        Rules = new ulong[classes.Count][];
        foreach (var (bits, number) in classes)
        {
            Rules[number] = bits;
        }
    }

    /// <summary>The class of each name.</summary>
    public int[] ClassOf { get; }

    /// <summary>The rules that reach each class, one bit each.</summary>
    public ulong[][] Rules { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => Rules.Length;

    /// <summary>How many bytes this takes.</summary>
    public long Bytes => (4L * ClassOf.Length) + Rules.Sum(static r => 8L * r.Length);

    /// <summary>Sets of bits are the same when their words are.</summary>
    internal sealed class SameBits : IEqualityComparer<ulong[]>
    {
        public static SameBits Instance { get; } = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] obj)
        {
            var hash = 17ul;
            foreach (var word in obj)
            {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15ul;
                hash ^= hash >> 29;
            }

            return (int)hash;
        }
    }
}
