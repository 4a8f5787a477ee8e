namespace Sluice.Syntax.Syntax;

/// <summary><c>expect deny by only a, b</c>.</summary>
public sealed class ExpectClauseSyntax : ClauseSyntax
{
    internal ExpectClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ExpectClause, parts) { }

    /// <summary>allow, restrict, undetermined or deny.</summary>
    public SyntaxToken Verdict => Token(SyntaxKind.Name);

    /// <summary>Whether exactly the named rules are expected.</summary>
    public bool Only => TokenOrNull(SyntaxKind.OnlyKeyword) is not null;

    /// <summary>The rules expected as grounds.</summary>
    public IEnumerable<SyntaxToken> Rules => Tokens(SyntaxKind.Name).Skip(1);
}
