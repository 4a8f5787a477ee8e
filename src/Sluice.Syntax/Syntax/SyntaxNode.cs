using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>
/// A node of the tree. Its children are everything that was read for it, in order, so that the text can be given
/// back to the letter; the properties of the typed nodes pick what they name out of the children.
/// </summary>
public abstract class SyntaxNode : SyntaxElement
{
    private readonly SyntaxElement[] _children;
    private readonly int _start;
    private readonly int _end;
    private bool _hasErrors;

    private protected SyntaxNode(SyntaxKind kind, SyntaxElement[] children)
    {
        Kind = kind;
        _children = children;
        _start = -1;
        foreach (SyntaxElement child in children)
        {
            child.Parent = this;
            _hasErrors |= child.HasErrors;
            if (_start < 0 && child.Span.Length > 0)
            {
                _start = child.Span.Start;
            }

            if (child.Span.Length > 0)
            {
                _end = child.Span.End;
            }
        }

        if (_start < 0)
        {
            _start = children.Length > 0 ? children[0].Span.Start : 0;
            _end = _start;
        }
    }

    /// <inheritdoc/>
    public override SyntaxKind Kind { get; }

    /// <summary>Everything that was read for this node, in order.</summary>
    public IReadOnlyList<SyntaxElement> Children => _children;

    /// <inheritdoc/>
    public override TextSpan Span => TextSpan.FromBounds(_start, _end);

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(FullStart, Math.Max(_end, _children.Length > 0 ? _children[^1].FullSpan.End : 0));

    /// <inheritdoc/>
    public override bool HasErrors => _hasErrors;

    /// <summary>All tokens below this node in the order of the text. Deep trees are walked without recursion.</summary>
    public IEnumerable<SyntaxToken> DescendantTokens()
    {
        var open = new Stack<SyntaxElement>();
        open.Push(this);
        while (open.TryPop(out SyntaxElement? element))
        {
            if (element is SyntaxToken token)
            {
                yield return token;
                continue;
            }

            SyntaxElement[] children = ((SyntaxNode)element)._children;
            for (int i = children.Length - 1; i >= 0; i--)
            {
                open.Push(children[i]);
            }
        }
    }

    /// <summary>All nodes below this node, itself first, in the order of the text. Deep trees are walked without recursion.</summary>
    public IEnumerable<SyntaxNode> DescendantsAndSelf()
    {
        var open = new Stack<SyntaxNode>();
        open.Push(this);
        while (open.TryPop(out SyntaxNode? node))
        {
            yield return node;
            for (int i = node._children.Length - 1; i >= 0; i--)
            {
                if (node._children[i] is SyntaxNode child)
                {
                    open.Push(child);
                }
            }
        }
    }

    private int FullStart
    {
        get
        {
            // Down to the first token, without recursion: a chain of conditions leans to the left and may be long.
            SyntaxElement first = this;
            while (first is SyntaxNode { _children: [var child, ..] })
            {
                first = child;
            }

            return first is SyntaxToken token ? token.FullStart : 0;
        }
    }

    internal ReadOnlySpan<SyntaxElement> Elements => _children;

    internal void MarkErroneous() => _hasErrors = true;

    internal SyntaxToken FirstToken => _children.Length > 0 && _children[0] is SyntaxToken token ? token : MissingToken(SyntaxKind.None);

    internal SyntaxToken OperatorToken => FirstTokenIn(SyntaxKind.Equal, SyntaxKind.GreaterOrEqual);

    internal SyntaxToken NumberToken => FirstTokenIn(SyntaxKind.Integer, SyntaxKind.Decimal);

    internal T? Child<T>()
        where T : SyntaxNode => ChildAt<T>(0);

    internal T? ChildAt<T>(int index)
        where T : SyntaxNode
    {
        foreach (SyntaxElement child in _children)
        {
            if (child is T match && index-- == 0)
            {
                return match;
            }
        }

        return null;
    }

    internal IEnumerable<T> ChildrenOf<T>()
        where T : SyntaxNode
    {
        foreach (SyntaxElement child in _children)
        {
            if (child is T match)
            {
                yield return match;
            }
        }
    }

    internal IEnumerable<T> BlockChildren<T>()
        where T : SyntaxNode => Child<BlockSyntax>()?.ChildrenOf<T>() ?? [];

    internal SyntaxToken? TokenOrNull(SyntaxKind kind)
    {
        foreach (SyntaxElement child in _children)
        {
            if (child.Kind == kind)
            {
                return (SyntaxToken)child;
            }
        }

        return null;
    }

    internal SyntaxToken Token(SyntaxKind kind) => TokenOrNull(kind) ?? MissingToken(kind);

    internal SyntaxToken Token(SyntaxKind kind, SyntaxKind otherwise) => TokenOrNull(kind) ?? Token(otherwise);

    internal SyntaxToken Token(SyntaxKind kind, int index)
    {
        foreach (SyntaxElement child in _children)
        {
            if (child.Kind == kind && index-- == 0)
            {
                return (SyntaxToken)child;
            }
        }

        return MissingToken(kind);
    }

    internal IEnumerable<SyntaxToken> Tokens(SyntaxKind kind) => Tokens(kind, kind);

    internal IEnumerable<SyntaxToken> Tokens(SyntaxKind kind, SyntaxKind otherwise)
    {
        foreach (SyntaxElement child in _children)
        {
            if (child.Kind == kind || child.Kind == otherwise)
            {
                yield return (SyntaxToken)child;
            }
        }
    }

    private SyntaxToken FirstTokenIn(SyntaxKind first, SyntaxKind last)
    {
        foreach (SyntaxElement child in _children)
        {
            if (child.Kind >= first && child.Kind <= last)
            {
                return (SyntaxToken)child;
            }
        }

        return MissingToken(first);
    }

    private SyntaxToken MissingToken(SyntaxKind kind) => new(string.Empty, kind, _end, _end, 0) { Parent = this };
}
