using Antlr4.Runtime;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>The token the lexer makes and the tree keeps: one object for both, so that none is made twice.</summary>
internal sealed class AntlrToken : SyntaxToken, IWritableToken
{
    private readonly ITokenSource _tokenSource;
    private readonly string _source;
    private readonly int _channel;
    private int _index = -1;

    internal AntlrToken(ITokenSource tokenSource, string source, int type, int channel, int fullStart, int start, int length)
        : base(source, TokenKinds.Of(type), fullStart, start, length)
    {
        _tokenSource = tokenSource;
        _source = source;
        Type = type;
        _channel = channel;
    }

    /// <summary>The type the lexer gave; it stays when the parser takes a keyword for a name.</summary>
    internal int Type { get; private set; }

    /// <summary>The token as written, whatever it was taken for.</summary>
    internal string SourceText => _source.Substring(Span.Start, Span.Length);

    /// <summary>The place in the row of tokens.</summary>
    internal int Index => _index;

    string IToken.Text => Text;

    int IToken.Type => Type;

    int IToken.Line => 0;

    int IToken.Column => 0;

    int IToken.Channel => _channel;

    int IToken.TokenIndex => _index;

    int IToken.StartIndex => Span.Start;

    int IToken.StopIndex => Span.End - 1;

    ITokenSource IToken.TokenSource => _tokenSource;

    ICharStream IToken.InputStream => _tokenSource.InputStream;

    string IWritableToken.Text
    {
        set { }
    }

    int IWritableToken.Type
    {
        set => Type = value;
    }

    int IWritableToken.Line
    {
        set { }
    }

    int IWritableToken.Column
    {
        set { }
    }

    int IWritableToken.Channel
    {
        set { }
    }

    int IWritableToken.TokenIndex
    {
        set => _index = value;
    }
}
