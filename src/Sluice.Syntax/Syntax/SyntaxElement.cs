using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>An element of the tree: a node or a token.</summary>
public abstract class SyntaxElement
{
    private protected SyntaxElement() { }

    /// <summary>What it is.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>The node it belongs to; none for the file itself.</summary>
    public SyntaxNode? Parent { get; internal set; }

    /// <summary>Where it stands, without the blanks and comments before it.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>Where it stands, with the blanks and comments before it.</summary>
    public abstract TextSpan FullSpan { get; }

    /// <summary>Whether it, or anything below it, is missing, was skipped or is malformed.</summary>
    public abstract bool HasErrors { get; }
}
