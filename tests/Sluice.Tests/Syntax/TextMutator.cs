using System.Text.RegularExpressions;

namespace Sluice.Tests.Syntax;

/// <summary>Damages texts the way hands, editors and broken transfers do; the same seed does the same damage.</summary>
internal sealed partial class TextMutator(int seed)
{
    private static readonly string[] Inserted =
    [
        "\"",
        "'",
        "“",
        "{",
        "}",
        "{{",
        "}}",
        "(",
        ")",
        "[",
        "]",
        "/*",
        "*/",
        "//",
        "\\",
        "#",
        ";",
        ",",
        ".",
        "-",
        "=",
        "==",
        "&&",
        "\0",
        "\u0001",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\u00a0",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\uD83D",
        "\uDE00",
        "\uD83D\uDE00",
        "\uFFFF",
        " not ",
        " any ",
        " rule ",
        " from ",
        "99999999999999999999999999",
        "2024-02-30",
        "KR",
        "é",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2029",
        "\u2066",
        "\u3164",
        "\ufe0f",
        "\u0430",
        "0.10000000000000000000000000001",
        "1e-30",
        "90\0 days",
        "\n---\n",
    ];

    private readonly Random random = new(seed);

    /// <summary>The text with one to four changes.</summary>
    internal string Mutate(string text)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            text = Change(text);
        }

        return text;
    }

    // A word, a number, a blank stretch, or one character of anything else.
    [GeneratedRegex(@"\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();

    private string Change(string text)
    {
        var at = random.Next(text.Length + 1);
        if (text.Length < 2)
        {
            return Insert(text, at);
        }

        var i = Math.Min(at, text.Length - 1);
        return random.Next(9) switch
        {
            0 => text.Remove(i, 1),
            1 => text.Insert(i, text[i].ToString()),
            2 => Swap(text, i),
            3 => ChangeTokens(text, static (tokens, t) => tokens.RemoveAt(t)),
            4 => ChangeTokens(text, static (tokens, t) => tokens.Insert(t, tokens[t])),
            5 => ChangeTokens(text, (tokens, t) =>
            {
                var other = random.Next(tokens.Count);
                (tokens[t], tokens[other]) = (tokens[other], tokens[t]);
            }),
            6 => text[..at],
            _ => Insert(text, at),
        };
    }

    private string Insert(string text, int at) => text.Insert(at, Inserted[random.Next(Inserted.Length)]);

    private static string Swap(string text, int at)
    {
        var first = Math.Min(at, text.Length - 2);
        return $"{text[..first]}{text[first + 1]}{text[first]}{text[(first + 2)..]}";
    }

    private string ChangeTokens(string text, Action<List<string>, int> change)
    {
        List<string> tokens = [.. Token().Matches(text).Select(static m => m.Value)];
        change(tokens, random.Next(tokens.Count));
        return string.Concat(tokens);
    }
}
