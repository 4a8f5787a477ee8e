using System.Text;

namespace Sluice.Cli.Commands;

/// <summary>
/// Splits a command line as a POSIX shell does: words at blanks, what stands in single or double quotes whole, a backslash before what is
/// meant as it is. Nothing is put in place of anything: no variables, no patterns.
/// </summary>
internal static class ShellWords
{
    private const string Blanks = " \t\n";

    // In double quotes a backslash before any other character is one.
    private const string EscapedInDouble = "$`\"\\\n";

    /// <summary>The words; null where a quote is not closed, or nothing follows a backslash.</summary>
    public static List<string>? Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var (at, isLast) = (text[i], i + 1 == text.Length);
            if (quote != '\0' && at == quote)
            {
                quote = '\0';
            }
            else if (at == '\\' && quote != '\'')
            {
                if (isLast)
                {
                    return null;
                }

                var isEscape = quote == '\0' || EscapedInDouble.Contains(text[i + 1], StringComparison.Ordinal);
                if (!isEscape)
                {
                    word!.Append(at);
                }
                else if (text[++i] != '\n')
                {
                    (word ??= new StringBuilder()).Append(text[i]);
                }
            }
            else if (quote != '\0')
            {
                word!.Append(at);
            }
            else if (at is '\'' or '"')
            {
                quote = at;
                word ??= new StringBuilder();
            }
            else if (Blanks.Contains(at, StringComparison.Ordinal))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }
            }
            else
            {
                (word ??= new StringBuilder()).Append(at);
            }
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return quote == '\0' ? words : null;
    }
}
