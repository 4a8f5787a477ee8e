using Antlr4.Runtime;
using Antlr4.Runtime.Atn;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// Takes from a table made beforehand what the next tokens decide. The runtime's own prediction is made and asked only where the table
/// knows nothing, which is at mistakes and where keywords are names in ways that are hardly ever written.
/// </summary>
internal sealed class Prediction : ParserATNSimulator
{
    private ParserATNSimulator? _runtime;

    // The automaton of the parser's own interpreter has no states: what is passed on here is never looked at.
    internal Prediction(Parser parser)
        : base(parser, parser.Interpreter.atn, parser.Interpreter.decisionToDFA, parser.Interpreter.getSharedContextCache()) { }

    public override int AdaptivePredict(ITokenStream input, int decision, ParserRuleContext outerContext)
    {
        int found = Lookahead.First(decision, input.LA(1));
        for (int ahead = 2; Lookahead.NeedsNext(found); ahead++)
        {
            found = Lookahead.Next(found, input.LA(ahead));
        }

        if (Lookahead.NeedsPrecedence(found))
        {
            found = Lookahead.Bound(found, parser.Precedence);
        }

        return Lookahead.IsAlternative(found) ? Lookahead.Alternative(found) : Runtime().AdaptivePredict(input, decision, outerContext);
    }

    // No decision needs the callers of its rule, so the full-context prediction could never change a result.
    private ParserATNSimulator Runtime() =>
        _runtime ??= new ParserATNSimulator(parser, parser.Atn, SluiceParser.Automaton.Decisions, getSharedContextCache())
        {
            PredictionMode = PredictionMode.SLL,
        };
}
