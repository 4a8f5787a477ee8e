namespace Sluice.LanguageServer.Model;

/// <summary>
/// Whether YAML or JSON outside of a folder `transfers` is a manifest: by its keys at the top. Read from layout and braces alone, so that a
/// slip elsewhere in a text that is being written does not make it a file of another kind.
/// </summary>
internal static class ManifestText
{
    /// <summary>Whether a text has the keys <c>transfer</c> and <c>datasets</c>, and no <c>verdict</c> as accepted verdicts have.</summary>
    public static bool IsManifest(string text)
    {
        // Most files of others are told apart without a look at their layout.
        if (!text.Contains("transfer", StringComparison.Ordinal) || !text.Contains("datasets", StringComparison.Ordinal))
        {
            return false;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.StartsWith('\uFEFF') ? 1 : 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && text[at] is ' ' or '\t')
            {
                at++;
            }

            if (at < text.Length && text[at] == '{')
            {
                at = Flow(text, at, keys);
            }
            else if (at == start && Key(text, at) is { } key)
            {
                keys.Add(key);
            }

            at = at < text.Length && text.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : text.Length;
        }

        return keys.Contains("transfer") && keys.Contains("datasets") && !keys.Contains("verdict");
    }

    /// <summary>Takes the keys of a map in braces.</summary>
    /// <returns>Where it ends.</returns>
    private static int Flow(string text, int at, HashSet<string> keys)
    {
        var depth = 0;
        var isKey = false;
        for (; at < text.Length; at++)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                continue;
            }

            if (isKey && depth == 1 && Key(text, at) is { } key)
            {
                keys.Add(key);
            }

            isKey = text[at] is '{' or ',';
            switch (text[at])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return at;
                case '"' or '\'':
                    at = EndOfQuote(text, at);
                    break;
            }
        }

        return at;
    }

    /// <summary>The word at a place, quoted or not, if a colon follows.</summary>
    private static string? Key(string text, int at)
    {
        var quoted = text[at] is '"' or '\'';
        var start = quoted ? at + 1 : at;
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
        {
            end++;
        }

        var next = quoted && end < text.Length && text[end] == text[at] ? end + 1 : end;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        return end > start && next < text.Length && text[next] == ':' ? text[start..end] : null;
    }

    private static int EndOfQuote(string text, int at)
    {
        var quote = text[at];
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            at += text[at] == '\\' && quote == '"' ? 1 : 0;
        }

        return at;
    }
}
