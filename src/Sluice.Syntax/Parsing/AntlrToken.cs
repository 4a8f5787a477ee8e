using Antlr4.Runtime;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>The token the lexer makes and the tree keeps: one object for both, so that none is made twice.</summary>
internal sealed class AntlrToken : SyntaxToken, IWritableToken
{
    // There is one of these for every word of a policy set, so they are packed as small as they can be.
    private readonly byte _channel;
    private short _type;
    private int _index = -1;

    internal AntlrToken(string source, int type, int channel, int fullStart, int start, int length)
        : base(source, TokenKinds.Of(type), fullStart, start, length)
    {
        _type = (short)type;
        _channel = (byte)channel;
    }

    /// <summary>The type the lexer gave; it stays when the parser takes a keyword for a name.</summary>
    internal int Type => _type;

    /// <summary>The token as written, whatever it was taken for.</summary>
    internal string SourceText => TextUpTo(Span.End);

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

    // Only the error messages of the parser generator would ask for these two, and we write our own.
    ITokenSource IToken.TokenSource => null!;

    ICharStream IToken.InputStream => null!;

    string IWritableToken.Text
    {
        set { }
    }

    int IWritableToken.Type
    {
        set => _type = (short)value;
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
