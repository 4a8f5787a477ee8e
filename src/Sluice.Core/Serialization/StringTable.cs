using System.Text;

namespace Sluice.Core.Serialization;

/// <summary>All texts of a file, each once, in the order in which they are first needed.</summary>
internal sealed class StringTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    public int NumberOf(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = texts.Count);
            texts.Add(text);
        }

        return number;
    }

    /// <summary>Writes all lengths and then all bytes.</summary>
    public void Write(PartWriter part)
    {
        var encoded = texts.Select(Encoding.UTF8.GetBytes).ToList();
        part.Many(encoded, bytes => part.Number(bytes.Length));
        foreach (var bytes in encoded)
        {
            part.Raw(bytes);
        }
    }
}
