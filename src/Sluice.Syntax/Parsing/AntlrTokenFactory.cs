using Antlr4.Runtime;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// Makes the tokens of one text. What stands between two tokens belongs to the second one, as a span and not as
/// objects; stray characters and open comments are noted on the way.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="start">From where what stands before the first token belongs to it.</param>
internal sealed class AntlrTokenFactory(string source, int start) : ITokenFactory
{
    private int _previousEnd = start;

    /// <summary>What means nothing, in the order of the text.</summary>
    internal List<AntlrToken> Strays { get; } = [];

    public IToken Create(Tuple<ITokenSource, ICharStream> origin, int type, string? text, int channel, int first, int stop, int line, int charPositionInLine)
    {
        var token = new AntlrToken(source, type, channel, _previousEnd, first, type == TokenConstants.EOF ? 0 : stop + 1 - first);
        if (channel == TokenConstants.DefaultChannel)
        {
            _previousEnd = stop + 1;
        }
        else if (channel != TokenConstants.HiddenChannel)
        {
            Strays.Add(token);
        }

        return token;
    }

    public IToken Create(int type, string text) => throw new NotSupportedException("Tokens are only made from a text.");
}
