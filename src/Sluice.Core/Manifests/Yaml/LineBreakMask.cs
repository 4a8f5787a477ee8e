using System.Buffers;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// Keeps next line, line separator and paragraph separator from the YAML parser, which ends lines with them as YAML 1.1 did. In YAML 1.2
/// they are characters like any other: no comment ends with them, and no key begins behind them. While the parser is at work, characters
/// stand for them that no text may have and this one has not.
/// </summary>
internal sealed class LineBreakMask
{
    private const char FirstNoncharacter = '\uFDD0';
    private const char LastNoncharacter = '\uFDEF';

    private static readonly LineBreakMask None = new([]);
    private static readonly char[] Breaks =
    [
        InvisibleCharacters.NextLine,
        InvisibleCharacters.LineSeparator,
        InvisibleCharacters.ParagraphSeparator,
    ];
    private static readonly SearchValues<char> AnyBreak = SearchValues.Create(Breaks);

    private readonly char[] standIns;

    private LineBreakMask(char[] standIns) => this.standIns = standIns;

    /// <summary>The mask for a text.</summary>
    public static LineBreakMask For(string text)
    {
        if (!text.AsSpan().ContainsAny(AnyBreak))
        {
            return None;
        }

        // A text with nearly all of these in it is no manifest; then its line breaks stay, and the parser refuses the text.
        char[] free =
        [
            .. Enumerable
                .Range(FirstNoncharacter, LastNoncharacter - FirstNoncharacter + 1)
                .Select(static c => (char)c)
                .Where(c => !text.Contains(c, StringComparison.Ordinal))
                .Take(Breaks.Length),
        ];
        return free.Length == Breaks.Length ? new LineBreakMask(free) : None;
    }

    /// <summary>The text as the parser is to see it, of the same length.</summary>
    public string Hide(string text) => Replace(text, Breaks, standIns);

    /// <summary>What the parser gives, as it was written.</summary>
    public string Show(string text) => Replace(text, standIns, Breaks);

    private string Replace(string text, char[] from, char[] to)
    {
        for (var i = 0; i < standIns.Length; i++)
        {
            text = text.Replace(from[i], to[i]);
        }

        return text;
    }
}
