using System.Runtime.CompilerServices;
using Antlr4.Runtime;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// The base of the generated parser. It builds our tree while the rules are entered and left, so that the tree of
/// the parser generator is never made. Tokens are read in a row, so a rule has read all from where it began; the nodes
/// made on the way lie on one stack, and leaving a rule turns what lies there since its beginning into a node.
/// </summary>
public abstract class TreeBuildingParser : Parser
{
    /// <summary>How deep blocks and conditions may stand in each other.</summary>
    internal const int NestingLimit = 200;

    private readonly TokenTableStream _stream;
    private readonly TokenTable _tokens;
    private readonly int _begin;
    private SyntaxNode[] _nodes = new SyntaxNode[64];
    private int _count;
    private Beginning[] _beginnings = new Beginning[64];
    private int _open;
    private int _nesting;
    private bool _erroneous;

    /// <summary>The generated parser passes on writers; nothing is ever written.</summary>
    protected TreeBuildingParser(ITokenStream input, TextWriter output, TextWriter errorOutput)
        : base(input, output, errorOutput)
    {
        _stream = (TokenTableStream)input;
        _tokens = _stream.Tokens;
        _begin = _stream.Index;
    }

    internal SyntaxReporter Reporter { get; set; } = null!;

    /// <summary>What was read last: a token, or a node that is complete.</summary>
    internal SyntaxElement? LastElement =>
        _stream.Index == _begin ? null
        : _count > 0 && _nodes[_count - 1] is { } last && EndOf(last) == _stream.Index ? last
        : new SyntaxToken(_tokens, _stream.Index - 1);

    /// <summary>What was read so far for the rule that is open.</summary>
    internal ReadOnlySpan<SyntaxElement> OpenElements
    {
        get
        {
            Beginning open = _beginnings[_open - 1];
            var elements = new List<SyntaxElement>();
            int token = open.Token;
            for (int node = open.Node; node <= _count; node++)
            {
                int until = node < _count ? _nodes[node].FirstIndex : _stream.Index;
                for (; token < until; token++)
                {
                    elements.Add(new SyntaxToken(_tokens, token));
                }

                if (node < _count)
                {
                    elements.Add(_nodes[node]);
                    token = EndOf(_nodes[node]);
                }
            }

            return elements.ToArray();
        }
    }

    /// <summary>The token that comes next.</summary>
    internal SyntaxToken NextToken => new(_tokens, _stream.Index);

    /// <summary>The nodes of the file, once it is read.</summary>
    internal ReadOnlySpan<SyntaxNode> Declarations => _nodes.AsSpan(0, _count);

    /// <summary>Whether something is wrong that is part of no node.</summary>
    internal bool IsErroneous => _erroneous;

    /// <summary>Puts our prediction in the place of the one that the generated parser made.</summary>
    internal void PredictQuickly() => Interpreter = new Prediction(this);

    /// <summary>The type of the token behind one that is not the end of the file.</summary>
    internal int TypeBehind(SyntaxToken token) => _tokens.Type(token.Index + 1);

    /// <inheritdoc/>
    public override IToken Match(int ttype)
    {
        if (_stream.LA(1) != ttype)
        {
            return ErrorHandler.RecoverInline(this);
        }

        return Consume();
    }

    /// <summary>Reads the next token. The returned token is not used: the rules of the grammar have no labels.</summary>
    public override IToken Consume()
    {
        if (_stream.LA(1) != TokenConstants.EOF)
        {
            _stream.Consume();
        }

        return null!;
    }

    /// <inheritdoc/>
    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (RuleSets.IsBlock(ruleIndex))
        {
            Nest();
        }

        Open();

        // As the runtime does, less the objects for the first and the last token, which are not used.
        State = state;
        Context = localctx;
    }

    /// <inheritdoc/>
    public override void ExitRule()
    {
        ParserRuleContext context = Context;
        int rule = context.RuleIndex;
        _erroneous |= context.exception is not null;
        if (RuleSets.IsBlock(rule))
        {
            _nesting--;
        }

        State = context.invokingState;
        Context = (ParserRuleContext)context.Parent;

        Beginning beginning = _beginnings[--_open];
        if (_stream.Index == beginning.Token)
        {
            return;
        }

        // The name of an item of a selector is the item; it gets its node on first use.
        if (rule == SluiceParser.RULE_qualifiedName && Context.RuleIndex == SluiceParser.RULE_namedItem)
        {
            return;
        }

        if (NodeFactory.HasNode(rule))
        {
            Replace(NodeFactory.Create(rule, Take(beginning))!);
        }
        else if (RuleSets.IsToken(rule))
        {
            for (int token = beginning.Token; token < _stream.Index; token++)
            {
                Reporter.CheckToken(rule, _tokens, token);
            }
        }
    }

    /// <inheritdoc/>
    public override void EnterRecursionRule(ParserRuleContext localctx, int state, int ruleIndex, int precedence)
    {
        Nest();
        Open();
        base.EnterRecursionRule(localctx, state, ruleIndex, precedence);
    }

    /// <inheritdoc/>
    public override void PushNewRecursionContext(ParserRuleContext localctx, int state, int ruleIndex)
    {
        FinishCondition();
        base.PushNewRecursionContext(localctx, state, ruleIndex);
    }

    /// <inheritdoc/>
    public override void UnrollRecursionContexts(ParserRuleContext _parentctx)
    {
        _erroneous |= Context.exception is not null;
        FinishCondition();
        _open--;
        _nesting--;
        base.UnrollRecursionContexts(_parentctx);
    }

    /// <summary>Reads tokens into the tree that have no meaning, while the test says so.</summary>
    internal void SkipWhile(Func<SyntaxToken, bool> test)
    {
        var beginning = new Beginning(_stream.Index, _count);
        int depth = 0;
        while (_stream.LA(1) is var type && type != TokenConstants.EOF && (depth > 0 || test(NextToken)))
        {
            // A block that is skipped is skipped whole.
            depth +=
                type == SluiceLexer.LBRACE ? 1
                : type == SluiceLexer.RBRACE && depth > 0 ? -1
                : 0;
            _stream.Consume();
        }

        if (_stream.Index > beginning.Token)
        {
            _erroneous = true;
            Replace(new SkippedTokensSyntax(Take(beginning)));
        }
    }

    /// <summary>Notes that something is missing in the node that is read.</summary>
    internal void NoteMissing() => _erroneous = true;

    private static int EndOf(SyntaxNode node) => node.FirstIndex + node.TokenCount;

    private void Nest()
    {
        if (_nesting >= NestingLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Reporter.TooDeep(NextToken);
            throw new InputMismatchException(this);
        }

        _nesting++;
    }

    private void Open()
    {
        if (_open == _beginnings.Length)
        {
            Array.Resize(ref _beginnings, _open * 2);
        }

        _beginnings[_open++] = new Beginning(_stream.Index, _count);
    }

    /// <summary>What was read since a rule began; the nodes of it leave the stack.</summary>
    private NodeParts Take(Beginning beginning)
    {
        object? nodes = InnerNodes.Keep(_nodes.AsSpan(beginning.Node, _count - beginning.Node));
        _count = beginning.Node;
        return new NodeParts(_tokens, beginning.Token, _stream.Index - beginning.Token, nodes);
    }

    private void Replace(SyntaxNode node)
    {
        if (_erroneous)
        {
            node.MarkErroneous();
            _erroneous = false;
        }

        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        _nodes[_count++] = node;
        Reporter.CheckNode(node);
    }

    private void FinishCondition()
    {
        Beginning beginning = _beginnings[_open - 1];
        bool isDone =
            _count == beginning.Node + 1
            && _nodes[beginning.Node] is ConditionSyntax only
            && only.FirstIndex == beginning.Token
            && EndOf(only) == _stream.Index;
        if (_stream.Index > beginning.Token && !isDone)
        {
            Replace(NodeFactory.CreateCondition(Take(beginning)));
        }
    }

    /// <summary>Where a rule began.</summary>
    private readonly record struct Beginning(int Token, int Node);
}
