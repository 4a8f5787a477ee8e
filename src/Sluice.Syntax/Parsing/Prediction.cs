using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// The runtime's prediction, with what one token of lookahead decides kept in a table of its own. The way through the runtime's automaton is the
/// same each time; nearly every decision of this grammar ends after one step of it.
/// </summary>
internal sealed class Prediction : ParserATNSimulator
{
    // By decision, then by token type from the end of the file (-1) on; 0 where nothing is known yet. Two threads that fill it write the same.
    private static readonly byte[]?[] Known = new byte[]?[SluiceParser._ATN.NumberOfDecisions];

    private static readonly PredictionContextCache Contexts = new();

    internal Prediction(Parser parser)
        : base(parser, parser.Atn, parser.Interpreter.decisionToDFA, Contexts)
    {
        // Two tokens of lookahead decide everywhere, so the full-context prediction could never change a result.
        PredictionMode = PredictionMode.SLL;
    }

    public override int AdaptivePredict(ITokenStream input, int decision, ParserRuleContext outerContext)
    {
        int next = input.LA(1) + 1;
        byte[] known = Known[decision] ?? Start(decision);
        if (known[next] is var alternative and > 0)
        {
            return alternative;
        }

        int found = base.AdaptivePredict(input, decision, outerContext);
        DFA automaton = decisionToDFA[decision];

        // In a chain of conditions the answer also hangs on how tightly the operator before it binds.
        if (!automaton.IsPrecedenceDfa
            && automaton.s0?.edges is { } edges && next < edges.Length
            && edges[next] is { isAcceptState: true, requiresFullContext: false, predicates: null } state && state.prediction == found)
        {
            known[next] = (byte)found;
        }

        return found;
    }

    private static byte[] Start(int decision) => Known[decision] = new byte[SluiceParser._ATN.maxTokenType + 2];
}
