using System.Globalization;
using System.Text;

namespace Sluice.Syntax.Text;

/// <summary>
/// Text from elsewhere, as it is written to a terminal, a log or a page: what cannot be seen or changes where others are seen is written as
/// <c>\u{202E}</c>, and so is the first character of what would be a command to a pipeline, at any place of a line: <c>::error</c> of
/// GitHub, <c>##[…]</c> and <c>##vso[…]</c> of Azure Pipelines, <c>##teamcity[…]</c>. A terminal, GitLab and Travis are only spoken to with
/// control characters.
/// </summary>
public static class VisibleText
{
    private enum Breaks
    {
        Shown,
        Blank,
        Kept,
    }

    /// <summary>A name, a path, a message: on one line; a line break in it is seen, and a tab is a blank.</summary>
    public static string Of(string text) => Write(text, Breaks.Shown);

    /// <summary>Words that are laid out: a line break or tab in them is a blank.</summary>
    public static string Flowing(string text) => Write(text, Breaks.Blank);

    /// <summary>Lines that stay what they are: a file that is shown.</summary>
    public static string Lines(string text) => Write(text, Breaks.Kept);

    /// <summary>
    /// Whether nothing in a text needs to be written otherwise, line breaks and tabs included; never for text beyond ASCII.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> text) =>
        Ascii.IsValid(text) && !text.ContainsAnyInRange('\0', '\x1F') && !text.Contains('\x7F') && !HoldsCommand(text);

    /// <summary>Whether a text holds a command to a pipeline.</summary>
    public static bool HoldsCommand(ReadOnlySpan<char> text)
    {
        // Two searches for a pair are vectorised; a colon alone is in every second text.
        if (!text.Contains("::", StringComparison.Ordinal) && !text.Contains("##", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (IsCommand(text, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a command to a pipeline begins at a place.</summary>
    public static bool IsCommand(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length
        && text[at] is ':' or '#'
        && text[at + 1] == text[at]
        && (char.IsAsciiLetter(text[at + 2]) || (text[at] == '#' && text[at + 2] == '['));

    /// <summary>How a character that must not stand as it is is written.</summary>
    public static string Notation(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"\\u{{{codePoint:X}}}");

    private static string Write(string text, Breaks breaks)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var written = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; )
        {
            var known = Rune.TryGetRuneAt(text, i, out var rune);
            var code = known ? rune.Value : text[i];
            var length = known ? rune.Utf16SequenceLength : 1;
            if (code is '\t' or '\n' or '\r')
            {
                // A carriage return alone would write over the line.
                var kept = breaks == Breaks.Kept && (code != '\r' || (i + 1 < text.Length && text[i + 1] == '\n'));
                var blank = breaks == Breaks.Blank || (breaks == Breaks.Shown && code == '\t');
                written.Append(
                    kept ? text[i].ToString()
                    : blank ? " "
                    : Notation(code)
                );
            }
            else if (InvisibleCharacters.IsInvisible(code) || IsCommand(text, i))
            {
                written.Append(Notation(code));
            }
            else
            {
                written.Append(text, i, length);
            }

            i += length;
        }

        return written.ToString();
    }
}
