namespace Sluice.Syntax.Syntax;

/// <summary><c>duty delete (within : duration)</c>.</summary>
public sealed class DutyDeclarationSyntax : DeclarationSyntax
{
    internal DutyDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.DutyDeclaration, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>Its parameters.</summary>
    public IEnumerable<ParameterSyntax> Parameters => Child<ParameterListSyntax>()?.Parameters ?? [];
}
