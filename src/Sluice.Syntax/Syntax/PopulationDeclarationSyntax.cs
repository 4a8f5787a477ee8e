namespace Sluice.Syntax.Syntax;

/// <summary><c>population users.minors = age &lt; 14</c>.</summary>
public sealed class PopulationDeclarationSyntax : DeclarationSyntax
{
    internal PopulationDeclarationSyntax(NodeParts parts)
        : base(SyntaxKind.PopulationDeclaration, parts) { }

    /// <summary>Its dotted name.</summary>
    public QualifiedNameSyntax? Name => Child<QualifiedNameSyntax>();

    /// <summary>The title in quotes, if there is one.</summary>
    public SyntaxToken? Title => TokenOrNull(SyntaxKind.Text);

    /// <summary>Who belongs to it, where written.</summary>
    public ConditionSyntax? Predicate => Child<ConditionSyntax>();
}
