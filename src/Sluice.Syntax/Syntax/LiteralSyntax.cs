namespace Sluice.Syntax.Syntax;

/// <summary>A value: a number, a date, a duration, a text, <c>true</c>, <c>false</c>, a name or a country.</summary>
public sealed class LiteralSyntax : SyntaxNode
{
    internal LiteralSyntax(NodeParts parts)
        : base(SyntaxKind.Literal, parts) { }

    /// <summary>What sort of value it is.</summary>
    public new LiteralKind Kind =>
        Unit is not null
            ? LiteralKind.Duration
            : Token.Kind switch
            {
                SyntaxKind.Integer => LiteralKind.Integer,
                SyntaxKind.Decimal => LiteralKind.Decimal,
                SyntaxKind.Date => LiteralKind.Date,
                SyntaxKind.Text => LiteralKind.Text,
                SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword => LiteralKind.Boolean,
                SyntaxKind.Country => LiteralKind.Country,
                _ => LiteralKind.Name,
            };

    /// <summary>The token of the value; of a duration, its number.</summary>
    public new SyntaxToken Token => FirstToken;

    /// <summary>The unit of a duration, such as <c>days</c>.</summary>
    public SyntaxToken? Unit => TokenOrNull(SyntaxKind.UnitKeyword);

    /// <summary>As written, numbers without underscores and with their sign, texts without quotes and escapes.</summary>
    public string Text =>
        Token.Kind switch
        {
            SyntaxKind.Text => Token.ValueText,
            SyntaxKind.Integer or SyntaxKind.Decimal => Token.Text.Replace("_", string.Empty, StringComparison.Ordinal),
            _ => Token.Text,
        };
}
