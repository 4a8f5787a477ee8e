using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>The part of a key that remains without what two programs may write in two ways: keys with equal parts are near.</summary>
internal static class NearKey
{
    private const int Short = 256;

    /// <summary>A number that near keys have in common, never 0, and what had to be changed for it.</summary>
    public static ulong Hash(ReadOnlySpan<byte> key, out KeyChange changes)
    {
        if (key.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0)
        {
            return HashOfText(Encoding.UTF8.GetString(key), out changes);
        }

        var trimmed = key.Trim(" \t\n\v\f\r\0"u8);
        changes = trimmed.Length < key.Length ? KeyChange.Blanks : KeyChange.None;
        var digits = WholeOf(trimmed);
        if (digits.Length > 0)
        {
            changes |= digits.Length < trimmed.Length ? KeyChange.Zeros : KeyChange.None;
            return Hash(digits);
        }

        if (trimmed.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0)
        {
            return Hash(trimmed);
        }

        changes |= KeyChange.Case;
        Span<byte> lower = trimmed.Length <= Short ? stackalloc byte[trimmed.Length] : new byte[trimmed.Length];
        for (var i = 0; i < trimmed.Length; i++)
        {
            lower[i] = trimmed[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(trimmed[i] | 0x20) : trimmed[i];
        }

        return Hash(lower);
    }

    /// <summary>The least that makes one of two near keys of the other.</summary>
    /// <param name="one">What had to be changed in one.</param>
    /// <param name="others">A bit for each set of changes that was met in others.</param>
    public static KeyChange Least(KeyChange one, int others)
    {
        var least = (KeyChange)7;
        for (var other = 0; other < 8; other++)
        {
            // Where both had the same changes they differ in how far these went.
            var between = one ^ (KeyChange)other;
            between = between == KeyChange.None ? one : between;
            if ((others & (1 << other)) != 0 && BitOperations.PopCount((uint)between) < BitOperations.PopCount((uint)least))
            {
                least = between;
            }
        }

        return least;
    }

    private static ulong HashOfText(string key, out KeyChange changes)
    {
        var (from, to) = (0, key.Length);
        while (from < to && IsBlank(key[from]))
        {
            from++;
        }

        while (to > from && IsBlank(key[to - 1]))
        {
            to--;
        }

        var trimmed = key[from..to];
        var lower = trimmed.ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            // Blanks were all that was no ASCII, or letters that are in lower case.
            var hash = Hash(Encoding.ASCII.GetBytes(lower), out changes);
            changes |=
                (trimmed.Length < key.Length ? KeyChange.Blanks : KeyChange.None) | (lower != trimmed ? KeyChange.Case : KeyChange.None);
            return hash;
        }

        changes = (trimmed.Length < key.Length ? KeyChange.Blanks : KeyChange.None) | (lower != trimmed ? KeyChange.Case : KeyChange.None);
        return Hash(Encoding.UTF8.GetBytes(lower));
    }

    private static bool IsBlank(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;

    /// <summary>The digits that count of a whole number without sign, as 7 of +007.0; nothing where it is none.</summary>
    private static ReadOnlySpan<byte> WholeOf(ReadOnlySpan<byte> key)
    {
        var number = key.Length > 1 && key[0] == '+' ? key[1..] : key;
        var point = number.IndexOf((byte)'.');
        if (point > 0 && number[(point + 1)..].IndexOfAnyExcept((byte)'0') < 0)
        {
            number = number[..point];
        }

        if (number.IsEmpty || number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return default;
        }

        var first = number.IndexOfAnyExcept((byte)'0');
        return number[(first < 0 ? number.Length - 1 : first)..];
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = NativeText.Mix((ulong)bytes.Length + 0x9E3779B97F4A7C15);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = NativeText.Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        var last = 0UL;
        foreach (var b in bytes)
        {
            last = (last << 8) | b;
        }

        return Math.Max(1, NativeText.Mix(hash ^ last));
    }
}
