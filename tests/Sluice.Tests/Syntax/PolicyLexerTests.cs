using Antlr4.Runtime;
using Sluice.Syntax.Parsing;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>
/// The lexer that the program uses is written by hand; what a token is, the grammar says. The lexer that is generated from it must find the
/// same tokens in every text: examples, the same damaged, and strings of whatever the grammar knows or does not.
/// </summary>
public class PolicyLexerTests
{
    private const int MostPieces = 30;
    private const int PiecesSeed = 20_240_522;
    private static readonly int Mutations = DrawnCases.Of("tokens of damaged policies", 0, 1_500);
    private static readonly int DrawnTexts = DrawnCases.Of("tokens of odd texts", PiecesSeed, 4_000);

    private static readonly string[] Pieces =
    [
        " ",
        " ",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "a",
        "b_c",
        "aB",
        "a-b",
        "a-",
        "_x",
        "A",
        "KR",
        "KRx",
        "K1",
        "rule",
        "rules",
        "test",
        "day",
        "days",
        "dayss",
        "any",
        "true",
        "é",
        "ß_9",
        "ª",
        "\u1FFF",
        "\u2000",
        "\u3005",
        "\uD7FF",
        "\uF900",
        "\uFEFC",
        "\uFEFF",
        "\uFF21",
        "Ａ",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\uFFFF",
        "\0",
        "\u00A0",
        "#",
        "#a",
        "#A",
        "#a-b",
        "#a_1",
        "#-",
        "##",
        "0",
        "12",
        "1_000",
        "1__0",
        "1_",
        "0.5",
        "1.",
        ".5",
        "1.2.3",
        "1_0.0_1",
        "5days",
        "-",
        "-1",
        "-0.5",
        "--1",
        "1-2",
        "2024-05-22",
        "2024-5-22",
        "-2024-05-22",
        "2024-05-221",
        "2024-05-22.1",
        "2024-05-22-",
        "\"",
        "\"\"",
        "\"a\"",
        "\"a\\\"b\"",
        "\\",
        "\"\\",
        "“",
        "”",
        "„",
        "«",
        "»",
        "'",
        "‘",
        "’",
        "'a'",
        "“a”",
        "{",
        "}",
        "(",
        ")",
        ",",
        ".",
        ":",
        "|",
        "||",
        "=",
        "==",
        "=<",
        "=>",
        "!",
        "!=",
        "<",
        "<=",
        "<>",
        ">",
        ">=",
        "≠",
        "≤",
        "≥",
        "&",
        "&&",
        "/",
        "//",
        "// a",
        "/*",
        "*/",
        "/* a */",
        "/**/",
        "/*/",
        "*",
        ";",
        "[",
        "]",
        "%",
        "~",
    ];

    [Fact]
    public void Every_example_has_the_tokens_of_the_grammar()
    {
        foreach (var text in Examples())
        {
            AssertSame(text);
        }
    }

    [Fact]
    public void A_damaged_text_has_the_tokens_of_the_grammar()
    {
        var examples = Examples().ToArray();
        for (var seed = 0; seed < Mutations; seed++)
        {
            AssertSame(new TextMutator(seed).Mutate(examples[seed % examples.Length]));
        }
    }

    [Fact]
    public void A_text_of_odd_pieces_has_the_tokens_of_the_grammar()
    {
        var dice = new Random(PiecesSeed);
        for (var n = 0; n < DrawnTexts; n++)
        {
            AssertSame(string.Concat(Enumerable.Range(0, dice.Next(1, MostPieces)).Select(_ => Pieces[dice.Next(Pieces.Length)])));
        }
    }

    [Fact]
    public void Every_character_by_itself_and_before_a_letter_is_what_the_grammar_says()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            // All of a plane in one text would be one run of letters.
            AssertSame($"{(char)c} {(char)c}a1 a{(char)c}");
        }
    }

    [Fact]
    public void Every_word_of_the_grammar_is_found()
    {
        for (var type = SluiceLexer.USE; type <= SluiceLexer.FALSE; type++)
        {
            Assert.Equal(type, Keywords.TypeOf(SluiceLexer.DefaultVocabulary.GetLiteralName(type).Trim('\'')));
        }
    }

    private static IEnumerable<string> Examples() =>
        Repository
            .Files("policies")
            .Where(static f => f.EndsWith(".sluice", StringComparison.Ordinal))
            .Select(Repository.Read)
            .Append(WholeLanguage.Text)
            .Append("");

    private static void AssertSame(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var expected = Generated(text, start);
        var found = Found(text, start);
        if (!expected.SequenceEqual(found))
        {
            Assert.Fail($"in `{text}` the grammar finds {string.Join(' ', expected)}, and the lexer {string.Join(' ', found)}");
        }
    }

    private static List<(int Type, int Start, int End)> Found(string text, int start)
    {
        var tokens = PolicyLexer.Read(text, start);
        return
        [
            .. Enumerable
                .Range(0, tokens.Count)
                .Select(i => (tokens.Type(i), tokens.Start(i), tokens.End(i)))
                .Concat(tokens.Strays.Select(static s => (s.Type, s.Span.Start, s.Span.End)))
                .OrderBy(static t => t.Item2)
                .ThenBy(static t => t.Item1 == TokenConstants.EOF),
        ];
    }

    private static List<(int Type, int Start, int End)> Generated(string text, int start)
    {
        var input = new AntlrInputStream(text);
        input.Seek(start);
        var lexer = new SluiceLexer(input, TextWriter.Null, TextWriter.Null);
        lexer.RemoveErrorListeners();
        var tokens = new List<(int, int, int)>();
        while (true)
        {
            var token = lexer.NextToken();
            if (token.Type == TokenConstants.EOF)
            {
                tokens.Add((token.Type, text.Length, text.Length));
                return tokens;
            }

            if (token.Channel != TokenConstants.HiddenChannel)
            {
                tokens.Add((token.Type, token.StartIndex, token.StopIndex + 1));
            }
        }
    }
}
