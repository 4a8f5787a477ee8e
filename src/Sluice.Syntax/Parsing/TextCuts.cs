using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// Finds places where the tokens of a long text can be cut so that its parts can be read side by side: before a `rule` that opens a line,
/// behind a closing brace. Whether such a place really lies between two declarations shows when the part before it turns out to be without
/// a mistake: nothing that is complete can go on behind its brace.
/// </summary>
internal static class TextCuts
{
    /// <summary>Shorter texts are read faster than shared.</summary>
    internal const int ShortestPart = 64 * 1024;

    /// <summary>
    /// More parts than this are not worth it. The number does not depend on the machine, so that every machine does the same.
    /// </summary>
    private const int MostParts = 8;

    /// <summary>With which tokens the parts of a text begin, the first with 0. A text with anything stray in it is not cut.</summary>
    internal static List<int> Find(TokenTable tokens)
    {
        var cuts = new List<int> { 0 };
        int parts = tokens.Strays.Count > 0 ? 1 : Math.Min(MostParts, tokens.Source.Length / ShortestPart);
        for (int part = 1; part < parts; part++)
        {
            int from = Math.Max(cuts[^1] + 1, tokens.FirstFrom((int)((long)tokens.Source.Length * part / parts)));
            for (int at = from; at < tokens.Count; at++)
            {
                if (
                    tokens.Type(at) == SluiceLexer.RULE
                    && tokens.Type(at - 1) == SluiceLexer.RBRACE
                    && tokens.Source[tokens.Start(at) - 1] == '\n'
                )
                {
                    cuts.Add(at);
                    break;
                }
            }
        }

        return cuts;
    }
}
