namespace Sluice.Syntax.Syntax;

/// <summary><c>frequency in { daily, hourly }</c>.</summary>
public sealed class MembershipSyntax : ConditionSyntax
{
    internal MembershipSyntax(NodeParts parts)
        : base(SyntaxKind.Membership, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The values.</summary>
    public IEnumerable<LiteralSyntax> Values => BlockChildren<LiteralSyntax>();
}
