namespace Sluice.Syntax.Syntax;

/// <summary>Names joined with dots.</summary>
public sealed class QualifiedNameSyntax : SyntaxNode
{
    private string? _text;

    internal QualifiedNameSyntax(NodeParts parts)
        : base(SyntaxKind.QualifiedName, parts) { }

    /// <summary>The single names.</summary>
    public IEnumerable<SyntaxToken> Parts => Tokens(SyntaxKind.Name);

    /// <summary>The whole name without blanks.</summary>
    public string Text => _text ??= IsInOnePiece ? WrittenText.ToString() : string.Join('.', Parts.Select(static part => part.Text));
}
