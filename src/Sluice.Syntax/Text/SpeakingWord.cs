namespace Sluice.Syntax.Text;

/// <summary>
/// A word that is more than itself to a page, however its characters are escaped, because what finds it looks at the text that is shown: a
/// mention or an address, a link, the number of an issue or commit, a formula, the name of a picture. In code they stay words.
/// </summary>
internal static class SpeakingWord
{
    private static readonly string[] Anywhere = ["@", "$", "://", "www.", "mailto:", "xmpp:"];

    /// <summary>Whether the word is one.</summary>
    public static bool IsOne(string word)
    {
        foreach (var sign in Anywhere)
        {
            if (word.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (
                IsNumberBehind(word, i, "#")
                || (IsStart(word, i) && (IsNumberBehind(word, i, "GH-") || IsCommit(word, i)))
                || IsPicture(word, i)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumberBehind(string word, int at, string sign) =>
        word.AsSpan(at).StartsWith(sign, StringComparison.OrdinalIgnoreCase)
        && at + sign.Length < word.Length
        && char.IsAsciiDigit(word[at + sign.Length]);

    // Seven to forty hexadecimal digits with a number among them.
    private static bool IsCommit(string word, int at)
    {
        var end = at;
        var hasNumber = false;
        while (end < word.Length && char.IsAsciiHexDigit(word[end]))
        {
            hasNumber |= char.IsAsciiDigit(word[end++]);
        }

        return hasNumber && end - at is >= 7 and <= 40 && (end == word.Length || !IsOfWord(word[end]));
    }

    private static bool IsPicture(string word, int at)
    {
        if (word[at] != ':')
        {
            return false;
        }

        var end = at + 1;
        while (end < word.Length && (IsOfWord(word[end]) || word[end] is '+' or '-'))
        {
            end++;
        }

        return end > at + 1 && end < word.Length && word[end] == ':';
    }

    private static bool IsStart(string word, int at) => at == 0 || !IsOfWord(word[at - 1]);

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
