namespace Sluice.Syntax.Syntax;

/// <summary><c>attribute x : type</c> or <c>subject attribute x : type</c>.</summary>
public sealed class AttributeDeclarationSyntax : DeclarationSyntax
{
    internal AttributeDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.AttributeDeclaration, parts) { }

    /// <summary>Whether it is an attribute of single people.</summary>
    public bool OfSubject => FirstToken.Kind == SyntaxKind.SubjectKeyword;

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>Its type.</summary>
    public AttributeTypeSyntax? Type => Child<AttributeTypeSyntax>();

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>The path of the script that computes it, where there is one.</summary>
    public SyntaxToken? Script => Child<ScriptClauseSyntax>()?.Path;
}
