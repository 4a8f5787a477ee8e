using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Cli.Samples;

/// <summary>Numbers that look like chance and are the same for the same seed, on every machine and in every version.</summary>
internal sealed class SampleRandom(long seed)
{
    // SplitMix64: small, well known, and not the runtime's, which may change.
    private ulong state = unchecked((ulong)seed);

    /// <summary>A number from 0 up to, not including, <paramref name="sides"/>.</summary>
    public int Next(int sides)
    {
        var z = state = unchecked(state + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (int)((z ^ (z >> 31)) % (ulong)sides);
    }

    /// <summary>True with the given probability in percent.</summary>
    public bool Happens(int percent) => Next(100) < percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>What looks like the keyed hash of a column of a person.</summary>
    public string Hash(string column, int person) =>
        TextDigest.Hex(string.Create(CultureInfo.InvariantCulture, $"{seed}/{column}/{person}"));
}
