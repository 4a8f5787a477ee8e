using Sluice.Dev.Files;

namespace Sluice.Dev.Scaffolding;

/// <summary>The source of a list of all things of a kind, laid out as the formatter does it.</summary>
internal static class ThingList
{
    private const int LineLength = 140;

    /// <summary>The source with one more entry, behind the last of its first list.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="file">The file.</param>
    /// <param name="entry">The entry, without a comma.</param>
    /// <exception cref="InvalidOperationException">There is no list in it.</exception>
    public static (string File, string Text) With(Checkout checkout, string file, string entry)
    {
        var text = checkout.Read(file);
        var end = text.IndexOf("];\n", StringComparison.Ordinal);
        var begin = end < 0 ? -1 : text.LastIndexOf('[', end);
        if (begin < 0)
        {
            throw new InvalidOperationException($"{file} holds no list");
        }

        var margin = text[(text.LastIndexOf('\n', begin) + 1)..begin];
        var entries = text[(begin + 1)..end].Trim();
        var isInLines = entries.EndsWith(',');
        var line = $"{entries}, {entry}";
        var between = $",\n{margin}    ";
        var list =
            !isInLines && $"{margin}[{line}];".Length <= LineLength
                ? line
                : $"\n{margin}    {(isInLines ? entries[..^1] : entries.Replace(", ", between, StringComparison.Ordinal))}{between}{entry},\n{margin}";
        return (file, text[..(begin + 1)] + list + text[end..]);
    }
}
