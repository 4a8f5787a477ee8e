using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>A stretch of a table of tokens as the parser reads it: numbers, and objects only where the runtime insists on them.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="first">The first one.</param>
/// <param name="end">Where it ends; from there on it is the end of the file.</param>
internal sealed class TokenTableStream(TokenTable tokens, int first, int end) : ITokenStream
{
    private int _at = first;

    /// <summary>The tokens.</summary>
    internal TokenTable Tokens => tokens;

    public int Index => _at;

    public int Size => end;

    public string SourceName => IntStreamConstants.UnknownSourceName;

    public ITokenSource TokenSource => throw Unasked();

    public int LA(int i)
    {
        // Only forwards: the parser never looks behind.
        int wanted = _at + i - 1;
        return wanted < end ? tokens.Type(wanted) : TokenConstants.EOF;
    }

    public IToken LT(int k) => new AntlrToken(new SyntaxToken(tokens, Math.Clamp(k > 0 ? _at + k - 1 : _at + k, 0, end)));

    public IToken Get(int i) => new AntlrToken(new SyntaxToken(tokens, i));

    public void Consume() => _at++;

    public void Seek(int index) => _at = index;

    public int Mark() => 0;

    public void Release(int marker) { }

    public string GetText(Interval interval) => throw Unasked();

    public string GetText() => throw Unasked();

    public string GetText(RuleContext ctx) => throw Unasked();

    public string GetText(IToken start, IToken stop) => throw Unasked();

    private static NotSupportedException Unasked() => new("The parser generator's own messages and rewriting are not used.");
}
