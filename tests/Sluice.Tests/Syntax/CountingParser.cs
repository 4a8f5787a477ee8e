using Antlr4.Runtime.Atn;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Tests.Syntax;

/// <summary>The parser of the program, which counts how often it needs the automaton of the grammar.</summary>
internal sealed class CountingParser : SluiceParser
{
    private int _questions;

    private CountingParser(TokenTable tokens)
        : base(new TokenTableStream(tokens, 0, tokens.Count - 1), TextWriter.Null, TextWriter.Null) { }

    public override ATN Atn
    {
        get
        {
            _questions++;
            return base.Atn;
        }
    }

    /// <summary>How often it is needed to read a text.</summary>
    internal static int Questions(string text)
    {
        var parser = new CountingParser(PolicyLexer.Read(text, 0))
        {
            BuildParseTree = false,
            ErrorHandler = new ErrorStrategy(),
            Reporter = new SyntaxReporter(new SourceText("rules.sluice", text)),
        };
        parser.RemoveErrorListeners();
        parser.PredictQuickly();
        parser.policyFile();
        return parser._questions;
    }
}
