using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>The parser of the program, which asks the runtime about each decision too.</summary>
internal sealed class ComparingParser : SluiceParser
{
    private ComparingParser(TokenTable tokens, PredictionMode mode)
        : base(new TokenTableStream(tokens, 0, tokens.Count - 1), TextWriter.Null, TextWriter.Null) =>
        Interpreter = new Comparison(this, new Prediction(this)) { PredictionMode = mode };

    /// <summary>Reads a text; the number of decisions in which both agreed.</summary>
    internal static int Decisions(string text, PredictionMode mode)
    {
        var parser = new ComparingParser(PolicyLexer.Read(text, 0), mode)
        {
            BuildParseTree = false,
            ErrorHandler = new ErrorStrategy(),
            Reporter = new SyntaxReporter(new SourceText("rules.sluice", text)),
        };
        parser.RemoveErrorListeners();
        parser.policyFile();
        return ((Comparison)parser.Interpreter).Decisions;
    }

    private sealed class Comparison(Parser parser, Prediction ours) : ParserATNSimulator(parser, parser.Atn, Automata, Contexts)
    {
        private static readonly DFA[] Automata = [.. Automaton.Atn.decisionToState.Select(static (s, d) => new DFA(s, d))];
        private static readonly PredictionContextCache Contexts = new();

        internal int Decisions { get; private set; }

        public override int AdaptivePredict(ITokenStream input, int decision, ParserRuleContext outerContext)
        {
            var expected = Alternative(() => base.AdaptivePredict(input, decision, outerContext));
            Assert.Equal(expected, Alternative(() => ours.AdaptivePredict(input, decision, outerContext)));
            Decisions++;
            return expected ?? throw new NoViableAltException(parser);
        }

        private static int? Alternative(Func<int> predict)
        {
            try
            {
                return predict();
            }
            catch (NoViableAltException)
            {
                return null;
            }
        }
    }
}
