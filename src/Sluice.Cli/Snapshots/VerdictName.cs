using System.Globalization;
using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// Names in accepted verdicts: a plain word as it is, any other as a JSON string in which what cannot be seen is escaped.
/// </summary>
internal static class VerdictName
{
    /// <summary>A name of a manifest, in which a dot divides nothing.</summary>
    public static string Of(string name) => IsWord(name) ? name : JsonText.Quoted(name);

    /// <summary>A name of a policy: words joined by dots.</summary>
    public static string OfPath(string name) => IsPath(name) ? name : JsonText.Quoted(name);

    /// <summary>Whether a text is words joined by dots.</summary>
    public static bool IsPath(string text) => Array.TrueForAll(text.Split('.'), IsWord);

    /// <summary>Whether a text is a word: letters, digits, <c>_</c> and <c>-</c>, nothing that cannot be seen.</summary>
    public static bool IsWord(string text)
    {
        foreach (var character in text)
        {
            var isPart =
                character is '_' or '-'
                || char.IsLetterOrDigit(character)
                || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!isPart || InvisibleCharacters.IsInvisible(character))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>The name that a text at the start of another stands for, and how long it is; null where none stands there.</summary>
    /// <param name="text">What begins with a name.</param>
    /// <param name="length">How much of it is the name.</param>
    /// <param name="dots">Whether dots belong to the name.</param>
    public static string? Read(ReadOnlySpan<char> text, out int length, bool dots)
    {
        length = 0;
        if (text is ['"', ..])
        {
            length = EndOfQuoted(text);
            try
            {
                return length == 0 ? null : JsonSerializer.Deserialize(text[..length], VerdictNameContext.Default.String);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        length = text.IndexOfAny(dots ? " " : " .");
        length = length < 0 ? text.Length : length;
        var word = text[..length].ToString();
        return (dots ? IsPath(word) : IsWord(word)) ? word : null;
    }

    /// <summary>How long the quoted text is that another begins with; 0 where it does not end.</summary>
    public static int EndOfQuoted(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        return 0;
    }
}
