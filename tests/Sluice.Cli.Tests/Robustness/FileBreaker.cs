using System.Text.RegularExpressions;

namespace Sluice.Cli.Tests.Robustness;

/// <summary>Cuts and changes files; the same seed does the same damage.</summary>
internal sealed partial class FileBreaker(int seed)
{
    private static readonly string[] Inserted =
    [
        "\"",
        "'",
        "“",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "/*",
        "\\",
        "#",
        ";",
        ",",
        ".",
        "-",
        ":",
        "=",
        "==",
        "&a ",
        "*a ",
        "!!str ",
        "? ",
        "|",
        ">",
        "%",
        "\0",
        "\u0001",
        "\u001b",
        "\u0085",
        "\uFEFF",
        "\u00a0",
        "\r",
        "\n",
        "\t",
        "é",
        "\uD83D\uDE00",
        "\n---\n",
        " any ",
        " rule ",
        "2024-02-30",
        "99999999999999999999999999999999",
    ];

    private readonly Random random = new(seed);

    /// <summary>The text with one change.</summary>
    internal string Break(string text)
    {
        var at = random.Next(text.Length);
        var tokens = Token().Matches(text).Select(static m => m.Value).ToList();
        var token = random.Next(tokens.Count);
        switch (random.Next(6))
        {
            case 0:
                return text[..at];
            case 1:
                return text.Remove(at, 1);
            case 2:
                tokens.RemoveAt(token);
                return string.Concat(tokens);
            case 3:
                tokens.Insert(token, tokens[token]);
                return string.Concat(tokens);
            case 4:
                var other = random.Next(tokens.Count);
                (tokens[token], tokens[other]) = (tokens[other], tokens[token]);
                return string.Concat(tokens);
            default:
                return text.Insert(at, Inserted[random.Next(Inserted.Length)]);
        }
    }

    // A word, a blank stretch, or one character of anything else.
    [GeneratedRegex(@"\w+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}
