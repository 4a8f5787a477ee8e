using System.Numerics;
using System.Text;

namespace Sluice.Records.Engines.Native;

/// <summary>A few texts, each with a number, to be found by a text as the engine holds it.</summary>
internal sealed unsafe class NativeTextIndex
{
    private readonly (NativeText Text, byte[] Bytes, int Number)[] table;

    /// <param name="texts">The texts; no number is 0.</param>
    public NativeTextIndex(IReadOnlyCollection<(string Text, int Number)> texts)
    {
        // At most a quarter full, so that what is looked for stands where it is looked for first.
        table = new (NativeText, byte[], int)[(int)BitOperations.RoundUpToPowerOf2((uint)(texts.Count * 4) + 1)];
        foreach (var (text, number) in texts)
        {
            Add(Encoding.UTF8.GetBytes(text), number);
        }
    }

    /// <summary>The number of a text; 0 where it is none of them.</summary>
    public int Find(NativeText* text)
    {
        for (var at = (int)text->Hash & (table.Length - 1); table[at].Number != 0; at = (at + 1) & (table.Length - 1))
        {
            ref readonly var known = ref table[at];
            if (
                known.Text.First == text->First
                && (known.Text.IsShort ? known.Text.Second == text->Second : NativeText.Bytes(text).SequenceEqual(known.Bytes))
            )
            {
                return known.Number;
            }
        }

        return 0;
    }

    private void Add(byte[] bytes, int number)
    {
        fixed (byte* start = bytes)
        {
            // Of a long text only the first words are compared with the engine's; its address is not looked at again.
            var text = NativeText.Of(start, bytes.Length);
            var at = (int)text.Hash & (table.Length - 1);
            while (table[at].Number != 0)
            {
                at = (at + 1) & (table.Length - 1);
            }

            table[at] = (text, bytes, number);
        }
    }
}
