namespace Sluice.Syntax.Syntax;

/// <summary>Names joined with dots.</summary>
public sealed class QualifiedNameSyntax : SyntaxNode
{
    private string? _text;

    internal QualifiedNameSyntax(SyntaxElement[] children)
        : base(SyntaxKind.QualifiedName, children)
    {
    }

    /// <summary>The single names.</summary>
    public IEnumerable<SyntaxToken> Parts => Tokens(SyntaxKind.Name);

    /// <summary>The whole name without blanks.</summary>
    public string Text => _text ??= string.Join('.', Parts.Select(part => part.Text));
}
