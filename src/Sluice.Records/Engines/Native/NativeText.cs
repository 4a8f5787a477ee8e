using System.Runtime.InteropServices;

namespace Sluice.Records.Engines.Native;

/// <summary>A text as the engine holds it: up to twelve bytes in place, of longer ones the address.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeText
{
    private const int InPlace = 12;

    // Length and the first four bytes; then eight more bytes, or the address. Unused bytes are zero.
    public ulong First;
    public ulong Second;

    public readonly int Length => (int)(uint)First;

    public readonly bool IsShort => Length <= InPlace;

    /// <summary>A number that texts alike have in common.</summary>
    public readonly ulong Hash
    {
        get
        {
            if (IsShort)
            {
                return Mix(First ^ (Second * 0xD6E8FEB86659FD93));
            }

            var hash = (ulong)Length;
            foreach (var b in new ReadOnlySpan<byte>((void*)Second, Length))
            {
                hash = (hash ^ b) * 0x100000001B3;
            }

            return Mix(hash);
        }
    }

    /// <summary>A text as the engine would hold it.</summary>
    /// <param name="start">Its bytes; of a long text they have to stay where they are.</param>
    /// <param name="length">How many.</param>
    public static NativeText Of(byte* start, int length)
    {
        NativeText text = default;
        text.First = (uint)length;
        if (length <= InPlace)
        {
            new ReadOnlySpan<byte>(start, length).CopyTo(new Span<byte>((byte*)&text + sizeof(int), InPlace));
        }
        else
        {
            text.First |= (ulong)*(uint*)start << 32;
            text.Second = (ulong)start;
        }

        return text;
    }

    /// <summary>Its bytes, UTF-8.</summary>
    public static ReadOnlySpan<byte> Bytes(NativeText* text) =>
        text->IsShort ? new ReadOnlySpan<byte>((byte*)text + 4, text->Length) : new ReadOnlySpan<byte>((void*)text->Second, text->Length);

    /// <summary>Spreads a number over all bits.</summary>
    public static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 32)) * 0xD6E8FEB86659FD93;
        return number ^ (number >> 32);
    }
}
