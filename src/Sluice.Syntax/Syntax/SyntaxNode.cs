using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>
/// A node of the tree: everything that was read for it, so that the text can be given back to the letter; the properties of the typed nodes
/// pick what they name out of it. It keeps the nodes inside it and knows which tokens are its own; these become objects when they are asked
/// for.
/// </summary>
public abstract class SyntaxNode : SyntaxElement
{
    private readonly TokenTable _tokens;
    private readonly int _first;
    private readonly int _count;
    private readonly SyntaxKind _kind;
    private bool _hasErrors;

    // The nodes only, until the tokens between them are asked for.
    private object? _kept;

    private protected SyntaxNode(SyntaxKind kind, NodeParts parts)
    {
        _kind = kind;
        _tokens = parts.Tokens;
        _first = parts.First;
        _count = parts.Count;
        _kept = parts.Kept;
        if (_count == 0)
        {
            return;
        }

        var inner = new InnerNodes(_kept);
        for (int i = 0; i < inner.Length; i++)
        {
            inner[i].Parent = this;
            _hasErrors |= ((SyntaxNode)inner[i])._hasErrors;
        }

        _hasErrors |= _tokens.HasMalformed(_first, _count);
    }

    /// <inheritdoc/>
    public override SyntaxKind Kind => _kind;

    /// <summary>Everything that was read for this node, in order.</summary>
    public IReadOnlyList<SyntaxElement> Children => AllElements();

    /// <inheritdoc/>
    public override TextSpan Span => TextSpan.FromBounds(_tokens.Start(_first), _tokens.End(LastIndex));

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(_tokens.FullStart(_first), _tokens.End(_first + _count - 1));

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

            SyntaxElement[] children = ((SyntaxNode)element).AllElements();
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
            node.PushInner(open);
        }
    }

    /// <summary>Where its tokens begin in the row of all tokens.</summary>
    internal int FirstIndex => _first;

    /// <summary>How many tokens it has, those of the nodes inside it included.</summary>
    internal int TokenCount => _count;

    internal ReadOnlySpan<SyntaxElement> Elements => AllElements();

    /// <summary>Makes the node inside this one that has not been asked for yet; null where there is none.</summary>
    private protected virtual SyntaxNode? MakeInner(NodeParts parts) => null;

    internal void MarkErroneous() => _hasErrors = true;

    internal SyntaxToken FirstToken => AllElements() is [SyntaxToken token, ..] ? token : MissingToken(SyntaxKind.None);

    internal SyntaxToken OperatorToken => FirstTokenIn(SyntaxKind.Equal, SyntaxKind.GreaterOrEqual);

    internal SyntaxToken NumberToken => FirstTokenIn(SyntaxKind.Integer, SyntaxKind.Decimal);

    /// <summary>What stands from its first word to its last.</summary>
    internal ReadOnlySpan<char> WrittenText => _tokens.Source.AsSpan(Span.Start, Span.Length);

    /// <summary>Whether nothing stands between its words and nothing is wrong with them.</summary>
    internal bool IsInOnePiece
    {
        get
        {
            for (int i = _first; i < _first + _count; i++)
            {
                if (_tokens.IsMalformed(i) || (i > _first && _tokens.Start(i) != _tokens.End(i - 1)))
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal T? Child<T>()
        where T : SyntaxNode => ChildAt<T>(0);

    internal T? ChildAt<T>(int index)
        where T : SyntaxNode
    {
        InnerNodes inner = Inner;
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] is T match && index-- == 0)
            {
                return match;
            }
        }

        return null;
    }

    internal IEnumerable<T> ChildrenOf<T>()
        where T : SyntaxNode
    {
        // What is kept at the start is gone through, also when another thread asks for the tokens meanwhile.
        object? kept = Kept;
        int length = new InnerNodes(kept).Length;
        for (int i = 0; i < length; i++)
        {
            if (new InnerNodes(kept)[i] is T match)
            {
                yield return match;
            }
        }
    }

    internal IEnumerable<T> BlockChildren<T>()
        where T : SyntaxNode => Child<BlockSyntax>()?.ChildrenOf<T>() ?? [];

    /// <summary>The place in the row of tokens of the first own token of a kind; -1 for none.</summary>
    internal int IndexOf(SyntaxKind kind) => FindOwn(kind, kind).Index;

    internal SyntaxToken? TokenOrNull(SyntaxKind kind) => FirstOwnIn(kind, kind);

    internal SyntaxToken Token(SyntaxKind kind) => TokenOrNull(kind) ?? MissingToken(kind);

    internal SyntaxToken Token(SyntaxKind kind, SyntaxKind otherwise) => TokenOrNull(kind) ?? Token(otherwise);

    internal SyntaxToken Token(SyntaxKind kind, int index)
    {
        foreach (SyntaxElement child in AllElements())
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
        foreach (SyntaxElement child in AllElements())
        {
            if (child.Kind == kind || child.Kind == otherwise)
            {
                yield return (SyntaxToken)child;
            }
        }
    }

    private SyntaxToken FirstTokenIn(SyntaxKind first, SyntaxKind last) => FirstOwnIn(first, last) ?? MissingToken(first);

    private SyntaxToken? FirstOwnIn(SyntaxKind first, SyntaxKind last) =>
        FindOwn(first, last) is { Place: >= 0 } found ? (SyntaxToken)AllElements()[found.Place] : null;

    // Most lookups are for tokens that are not there, and need no object.
    private (int Place, int Index) FindOwn(SyntaxKind first, SyntaxKind last)
    {
        int token = _first;
        int place = 0;
        InnerNodes inner = Inner;
        for (int i = 0; i < inner.Length; i++)
        {
            // Tokens that are objects already are passed over: the numbers say the same.
            if (inner[i] is not SyntaxNode node)
            {
                continue;
            }

            for (; token < node._first; token++, place++)
            {
                if (IsIn(token, first, last))
                {
                    return (place, token);
                }
            }

            token += node._count;
            place++;
        }

        for (; token < _first + _count; token++, place++)
        {
            if (IsIn(token, first, last))
            {
                return (place, token);
            }
        }

        return (-1, -1);
    }

    private bool IsIn(int token, SyntaxKind first, SyntaxKind last)
    {
        SyntaxKind kind = _tokens.Kind(token);
        return kind >= first && kind <= last;
    }

    private SyntaxElement[] AllElements()
    {
        object? kept = Kept;
        if (new InnerNodes(kept).HaveTokens)
        {
            return (SyntaxElement[])kept!;
        }

        // The first thread decides which objects stand for the tokens.
        SyntaxElement[] all = WithTokens(new InnerNodes(kept));
        object? before = Interlocked.CompareExchange(ref _kept, all, kept);
        return before == kept ? all : (SyntaxElement[])before!;
    }

    private SyntaxElement[] WithTokens(InnerNodes nodes)
    {
        int length = _count + nodes.Length;
        for (int i = 0; i < nodes.Length; i++)
        {
            length -= ((SyntaxNode)nodes[i])._count;
        }

        var all = new SyntaxElement[length];
        int token = _first;
        int place = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            var node = (SyntaxNode)nodes[i];
            while (token < node._first)
            {
                all[place++] = new SyntaxToken(_tokens, token++) { Parent = this };
            }

            all[place++] = node;
            token += node._count;
        }

        while (place < length)
        {
            all[place++] = new SyntaxToken(_tokens, token++) { Parent = this };
        }

        return all;
    }

    private void PushInner(Stack<SyntaxNode> open)
    {
        InnerNodes inner = Inner;
        for (int i = inner.Length - 1; i >= 0; i--)
        {
            if (inner[i] is SyntaxNode child)
            {
                open.Push(child);
            }
        }
    }

    private InnerNodes Inner => new(Kept);

    // A node that is made on demand is made once, whichever thread asks first.
    private object? Kept =>
        Volatile.Read(ref _kept) is { } kept ? kept
        : MakeInner(new NodeParts(_tokens, _first, _count, null)) is { } late ? Interlocked.CompareExchange(ref _kept, late, null) ?? late
        : null;

    // The end of the file is no part of what is written.
    private int LastIndex => _first + _count - (_count > 1 && Kind == SyntaxKind.PolicyFile ? 2 : 1);

    private SyntaxToken MissingToken(SyntaxKind kind) => SyntaxToken.Missing(kind, Span.End, this);
}
