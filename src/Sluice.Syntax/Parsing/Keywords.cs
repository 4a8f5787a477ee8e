using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>The words that the grammar knows, found by their letters without making a text of them.</summary>
internal static class Keywords
{
    // A power of two well above their number, so that most words that are none meet an empty place at once.
    private const int Places = 512;

    private static readonly (string? Word, int Type)[] Table = CreateTable();

    /// <summary>The type of a word of small letters, digits and underscores.</summary>
    internal static int TypeOf(ReadOnlySpan<char> word)
    {
        for (int place = PlaceOf(word); Table[place].Word is { } known; place = (place + 1) % Places)
        {
            if (word.SequenceEqual(known))
            {
                return Table[place].Type;
            }
        }

        return SluiceLexer.IDENT;
    }

    private static int PlaceOf(ReadOnlySpan<char> word) =>
        ((word.Length * 67) + (word[0] * 31) + (word[^1] * 7) + (word[word.Length / 2] * 13)) % Places;

    private static (string? Word, int Type)[] CreateTable()
    {
        var table = new (string?, int)[Places];
        for (int type = SluiceLexer.USE; type <= SluiceLexer.FALSE; type++)
        {
            Add(table, TokenKinds.FixedText(type)!, type);
        }

        foreach (string unit in SyntaxFacts.Units)
        {
            Add(table, unit, SluiceLexer.UNIT);
            Add(table, unit + "s", SluiceLexer.UNIT);
        }

        return table;
    }

    private static void Add((string? Word, int Type)[] table, string word, int type)
    {
        int place = PlaceOf(word);
        while (table[place].Word is not null)
        {
            place = (place + 1) % Places;
        }

        table[place] = (word, type);
    }
}
