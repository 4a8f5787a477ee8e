using System.Runtime.InteropServices;
using System.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// The words that lines have: most of them stood in a line before and are not made again. A word that was not used for a while is replaced
/// by another, so memory is bounded.
/// </summary>
internal sealed class LineWords
{
    private const int Slots = 2_048;

    /// <summary>Longer texts rarely come again.</summary>
    private const int Longest = 64;

    private readonly string?[] words = new string?[Slots];

    /// <summary>Takes in words to begin with.</summary>
    public LineWords(params ReadOnlySpan<string> own)
    {
        foreach (var word in own)
        {
            words[SlotOf(Encoding.ASCII.GetBytes(word))] = word;
        }
    }

    /// <summary>The letters, all of them ASCII, as a word.</summary>
    public string Of(ReadOnlySpan<byte> letters)
    {
        if (letters.Length > Longest)
        {
            return Encoding.ASCII.GetString(letters);
        }

        ref var slot = ref words[SlotOf(letters)];
        if (slot is { } known && Ascii.Equals(letters, known))
        {
            return known;
        }

        return slot = Encoding.ASCII.GetString(letters);
    }

    private static int SlotOf(ReadOnlySpan<byte> letters)
    {
        var hash = (ulong)letters.Length;
        if (letters.Length >= sizeof(ulong))
        {
            // The last eight letters are taken whole, some of them for the second time.
            var last = MemoryMarshal.Read<ulong>(letters[^sizeof(ulong)..]);
            for (; letters.Length > sizeof(ulong); letters = letters[sizeof(ulong)..])
            {
                hash = Mix(hash ^ MemoryMarshal.Read<ulong>(letters));
            }

            hash ^= last;
        }
        else if (letters.Length >= sizeof(uint))
        {
            hash ^= ((ulong)MemoryMarshal.Read<uint>(letters) << 32) | MemoryMarshal.Read<uint>(letters[^sizeof(uint)..]);
        }
        else if (!letters.IsEmpty)
        {
            hash ^= ((ulong)letters[0] << 24) | ((ulong)letters[letters.Length / 2] << 16) | ((ulong)letters[^1] << 8);
        }

        return (int)(Mix(hash) >> 53);
    }

    // The upper bits are those that every letter has a part in.
    private static ulong Mix(ulong bits)
    {
        bits *= 0x9E37_79B9_7F4A_7C15;
        return bits ^ (bits >> 32);
    }
}
