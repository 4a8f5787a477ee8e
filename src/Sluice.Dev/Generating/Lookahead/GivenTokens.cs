using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Sluice.Dev.Generating.Lookahead;

/// <summary>Tokens that a prediction may look at. A prediction that looks further learns that there are no more.</summary>
internal sealed class GivenTokens(params int[] types) : ITokenStream
{
    public int Index { get; private set; }

    public int Size => types.Length;

    public string SourceName => IntStreamConstants.UnknownSourceName;

    public ITokenSource TokenSource => throw new NotSupportedException();

    public int LA(int i) =>
        Index + i - 1 is var wanted && wanted < types.Length ? types[wanted]
        : types is [.., TokenConstants.EOF] ? TokenConstants.EOF
        : throw new NoMoreTokensException();

    public IToken LT(int k) => null!;

    public IToken Get(int i) => null!;

    public void Consume() => Index++;

    public void Seek(int index) => Index = index;

    public int Mark() => 0;

    public void Release(int marker) { }

    public string GetText(Interval interval) => string.Empty;

    public string GetText() => string.Empty;

    public string GetText(RuleContext ctx) => string.Empty;

    public string GetText(IToken start, IToken stop) => string.Empty;
}
