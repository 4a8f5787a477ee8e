using System.Text;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>Helps to say in a message what a word was probably meant to be.</summary>
internal static class Words
{
    /// <summary>A word as a name may be written: <c>AppStore</c> and <c>app-store</c> become <c>app_store</c>.</summary>
    internal static string ToName(string word)
    {
        var name = new StringBuilder(word.Length + 2);
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            if (char.IsAsciiLetterUpper(c))
            {
                if (i > 0 && char.IsAsciiLetterLower(word[i - 1]))
                {
                    name.Append('_');
                }

                name.Append(char.ToLowerInvariant(c));
            }
            else if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                name.Append(c);
            }
            else if (c is '-' or '_' && name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        string result = name.ToString().Trim('_');
        return result.Length > 0 && char.IsAsciiLetterLower(result[0]) ? result : string.Empty;
    }

    internal static bool IsUnit(string word) => SyntaxFacts.Units.Contains(word.TrimEnd('s'), StringComparer.Ordinal);

    /// <summary>What durations are counted in, as behind any number but one.</summary>
    internal static IEnumerable<string> UnitWords => SyntaxFacts.Units.Select(static unit => unit + "s");
}
