using System.Text;

namespace Sluice.Core.Serialization;

/// <summary>
/// All texts of a file, each decoded when it is first asked for. Safe to use from several threads: all of them decode the same.
/// </summary>
internal sealed class ReaderTexts
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly int[] ends;
    private readonly string?[] decoded;

    /// <summary>Reads what <see cref="StringTable"/> wrote.</summary>
    public ReaderTexts(PartReader part)
    {
        ends = new int[part.Count()];
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = end = part.Sum(end, int.MaxValue);
        }

        decoded = new string?[ends.Length];
        bytes = part.Raw(end);
    }

    public int Count => ends.Length;

    public string TextOf(int number) => decoded[number] ??= Decode(number);

    private string Decode(int number)
    {
        var start = number == 0 ? 0 : ends[number - 1];
        return Encoding.UTF8.GetString(bytes.Span[start..ends[number]]);
    }
}
