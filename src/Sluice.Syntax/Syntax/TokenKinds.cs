using Antlr4.Runtime;
using Sluice.Syntax.Parsing;

namespace Sluice.Syntax.Syntax;

/// <summary>The kinds of the tree for the token types of the grammar.</summary>
internal static class TokenKinds
{
    // Up to the comparison signs both count in the same order (a test holds them together).
    private const int Shift = (int)SyntaxKind.UseKeyword - SluiceLexer.USE;

    internal static SyntaxKind Of(int type) =>
        type switch
        {
            TokenConstants.EOF => SyntaxKind.EndOfFile,
            >= SluiceLexer.USE and <= SluiceLexer.GE => (SyntaxKind)(type + Shift),
            SluiceLexer.BAD_NAME => SyntaxKind.Name,
            SluiceLexer.BAD_LABEL => SyntaxKind.Label,
            SluiceLexer.BAD_NUMBER => SyntaxKind.Integer,
            SluiceLexer.OPEN_STRING or SluiceLexer.ODD_STRING => SyntaxKind.Text,
            SluiceLexer.EQEQ => SyntaxKind.Equal,
            SluiceLexer.NE_ODD => SyntaxKind.NotEqual,
            SluiceLexer.LE_ODD => SyntaxKind.LessOrEqual,
            SluiceLexer.GE_ODD => SyntaxKind.GreaterOrEqual,
            SluiceLexer.AND_SIGN => SyntaxKind.AndKeyword,
            SluiceLexer.OR_SIGN => SyntaxKind.OrKeyword,
            SluiceLexer.NOT_SIGN => SyntaxKind.NotKeyword,
            _ => SyntaxKind.BadToken,
        };

    /// <summary>How a token type is written, where it is always written the same way.</summary>
    internal static string? FixedText(int type) =>
        type is >= SluiceLexer.USE and <= SluiceLexer.GE ? SignText(type) ?? SyntaxFacts.FixedText(Of(type)) : null;

    private static string? SignText(int type) =>
        type switch
        {
            SluiceLexer.EQ => "=",
            SluiceLexer.NE => "!=",
            SluiceLexer.LT => "<",
            SluiceLexer.LE => "<=",
            SluiceLexer.GT => ">",
            SluiceLexer.GE => ">=",
            _ => null,
        };
}
