using System.Runtime.CompilerServices;
using Antlr4.Runtime;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// The base of the generated parser. It builds our tree while the rules are entered and left, so that the tree of
/// the parser generator is never made. Everything consumed is kept on one stack; leaving a rule turns what was put
/// there since its beginning into a node.
/// </summary>
public abstract class TreeBuildingParser : Parser
{
    /// <summary>How deep blocks and conditions may stand in each other.</summary>
    internal const int NestingLimit = 200;

    private SyntaxElement[] _elements = new SyntaxElement[256];
    private int _count;
    private int[] _starts = new int[64];
    private int _open;
    private int _nesting;
    private bool _erroneous;

    /// <summary>The generated parser passes on writers; nothing is ever written.</summary>
    protected TreeBuildingParser(ITokenStream input, TextWriter output, TextWriter errorOutput)
        : base(input, output, errorOutput)
    {
    }

    internal SyntaxReporter Reporter { get; set; } = null!;

    /// <summary>What was read last: a token, or a node that is complete.</summary>
    internal SyntaxElement? LastElement => _count > 0 ? _elements[_count - 1] : null;

    /// <summary>What was read so far for the rule that is open.</summary>
    internal ReadOnlySpan<SyntaxElement> OpenElements => _elements.AsSpan(_starts[_open - 1], _count - _starts[_open - 1]);

    /// <summary>The file, once it is read.</summary>
    internal PolicyFileSyntax TakeRoot() => (PolicyFileSyntax)_elements[0];

    /// <inheritdoc/>
    public override IToken Consume()
    {
        var token = (AntlrToken)TokenStream.LT(1);
        if (token.Type != TokenConstants.EOF)
        {
            TokenStream.Consume();
        }

        Push(token);
        return token;
    }

    /// <inheritdoc/>
    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (RuleSets.IsBlock(ruleIndex))
        {
            Nest();
        }

        Open();
        base.EnterRule(localctx, state, ruleIndex);
    }

    /// <inheritdoc/>
    public override void ExitRule()
    {
        int rule = Context.RuleIndex;
        _erroneous |= Context.exception is not null;
        if (RuleSets.IsBlock(rule))
        {
            _nesting--;
        }

        base.ExitRule();
        int start = _starts[--_open];
        if (_count == start)
        {
            return;
        }

        if (NodeFactory.HasNode(rule))
        {
            Replace(start, NodeFactory.Create(rule, Take(start))!);
        }
        else if (RuleSets.IsToken(rule))
        {
            Reporter.CheckTokens(rule, _elements.AsSpan(start, _count - start));
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
    internal void SkipWhile(Func<AntlrToken, bool> test)
    {
        int start = _count;
        int depth = 0;
        while (TokenStream.LT(1) is AntlrToken token && token.Type != TokenConstants.EOF && (depth > 0 || test(token)))
        {
            // A block that is skipped is skipped whole.
            depth += token.Type == SluiceLexer.LBRACE ? 1 : token.Type == SluiceLexer.RBRACE && depth > 0 ? -1 : 0;
            Consume();
        }

        if (_count > start)
        {
            _erroneous = true;
            Replace(start, new SkippedTokensSyntax(Take(start)));
        }
    }

    /// <summary>Notes that something is missing in the node that is read.</summary>
    internal void NoteMissing() => _erroneous = true;

    private void Nest()
    {
        if (_nesting >= NestingLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Reporter.TooDeep((AntlrToken)CurrentToken);
            throw new InputMismatchException(this);
        }

        _nesting++;
    }

    private void Open()
    {
        if (_open == _starts.Length)
        {
            Array.Resize(ref _starts, _open * 2);
        }

        _starts[_open++] = _count;
    }

    private void Push(SyntaxElement element)
    {
        if (_count == _elements.Length)
        {
            Array.Resize(ref _elements, _count * 2);
        }

        _elements[_count++] = element;
    }

    private SyntaxElement[] Take(int start) => _elements.AsSpan(start, _count - start).ToArray();

    private void Replace(int start, SyntaxNode node)
    {
        if (_erroneous)
        {
            node.MarkErroneous();
            _erroneous = false;
        }

        _count = start;
        Push(node);
        Reporter.CheckNode(node);
    }

    private void FinishCondition()
    {
        int start = _starts[_open - 1];
        if (_count > start && !(_count == start + 1 && _elements[start] is ConditionSyntax))
        {
            Replace(start, NodeFactory.CreateCondition(Take(start)));
        }
    }
}
