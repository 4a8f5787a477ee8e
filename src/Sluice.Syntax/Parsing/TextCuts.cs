namespace Sluice.Syntax.Parsing;

/// <summary>
/// Finds places where a long text can be cut so that its parts can be read side by side: before a `rule` that opens a line, behind a
/// closing brace. Whether such a place really lies between two declarations shows when the part before it turns out to be without a
/// mistake: nothing that is complete can go on behind its brace.
/// </summary>
internal static class TextCuts
{
    /// <summary>Shorter texts are read faster than shared.</summary>
    internal const int ShortestPart = 64 * 1024;

    /// <summary>More parts than this are not worth it. The number does not hang on the machine, so that every machine does the same.</summary>
    private const int MostParts = 8;

    private const string Opening = "\nrule ";

    /// <summary>Where the parts of a text begin, the first at <paramref name="start"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins, behind a byte order mark.</param>
    internal static List<int> Find(string text, int start)
    {
        var cuts = new List<int> { start };
        int parts = Math.Min(MostParts, (text.Length - start) / ShortestPart);
        for (int part = 1; part < parts; part++)
        {
            int from = Math.Max(cuts[^1] + 1, start + (int)((long)(text.Length - start) * part / parts));
            for (int at = text.IndexOf(Opening, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + 1, StringComparison.Ordinal))
            {
                if (text.AsSpan(0, at).TrimEnd(" \t\r\n").EndsWith("}"))
                {
                    cuts.Add(at + 1);
                    break;
                }
            }
        }

        return cuts;
    }
}
