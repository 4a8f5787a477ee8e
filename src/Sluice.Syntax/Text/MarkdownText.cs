using System.Globalization;
using System.Text;

namespace Sluice.Syntax.Text;

/// <summary>Text that Markdown shows as it is: no markup, no HTML, no link, no mention of a user or of anything else.</summary>
public static class MarkdownText
{
    /// <summary>Plain text, for a place within a line or at its beginning.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var words = VisibleText.Flowing(text).Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            // Many blanks would make a block of code; Markdown shows one.
            if (i > 0 && (words[i].Length > 0 || i == words.Length - 1) && !(escaped.Length > 0 && escaped[^1] == ' '))
            {
                escaped.Append(' ');
            }

            if (SpeakingWord.IsOne(words[i]))
            {
                escaped.Append(Code(words[i]));
            }
            else
            {
                Append(escaped, words[i]);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Code, also within a table or a link.</summary>
    public static string Code(string text)
    {
        var clean = VisibleText.Flowing(text);

        // A backslash cannot escape within backquotes, and tables are divided before code is seen.
        return clean.Length > 0 && clean.AsSpan().IndexOfAny('`', '|', '\\') < 0 && clean[0] != ' ' && clean[^1] != ' '
            ? $"`{clean}`"
            : Tagged(clean);
    }

    /// <summary>Code as HTML that no reader of Markdown finds anything in: for places that are HTML already.</summary>
    public static string Tagged(string text)
    {
        var tagged = new StringBuilder("<code>", text.Length + 16);
        foreach (var c in VisibleText.Flowing(text))
        {
            _ =
                char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c != ' '
                    ? tagged.Append(CultureInfo.InvariantCulture, $"&#{(int)c};")
                    : tagged.Append(c);
        }

        return tagged.Append("</code>").ToString();
    }

    private static void Append(StringBuilder escaped, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            var first = escaped.Length == 0;
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' => escaped.Append('\\').Append(c),

                // The beginning of a list, and what underlines a heading.
                '-' or '+' or '=' when first => escaped.Append('\\').Append(c),
                '.' or ')' when i > 0 && IsNumber(escaped) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
    }

    private static bool IsNumber(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
