using Antlr4.Runtime;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// A token as the runtime of the parser generator wants it. It asks for one only at a mistake, and at the start of a condition.
/// </summary>
/// <param name="token">The token of the tree.</param>
internal sealed class AntlrToken(SyntaxToken token) : IToken
{
    /// <summary>The token of the tree.</summary>
    internal SyntaxToken Token => token;

    string IToken.Text => token.Text;

    int IToken.Type => token.Type;

    int IToken.Line => 0;

    int IToken.Column => 0;

    int IToken.Channel => TokenConstants.DefaultChannel;

    int IToken.TokenIndex => token.Index;

    int IToken.StartIndex => token.Span.Start;

    int IToken.StopIndex => token.Span.End - 1;

    // Only the error messages of the parser generator would ask for these two, and we write our own.
    ITokenSource IToken.TokenSource => null!;

    ICharStream IToken.InputStream => null!;
}
