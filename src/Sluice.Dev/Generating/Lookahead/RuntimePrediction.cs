using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using Sluice.Syntax.Parsing;

namespace Sluice.Dev.Generating.Lookahead;

/// <summary>The prediction of the ANTLR runtime, asked about tokens instead of a text.</summary>
internal sealed class RuntimePrediction
{
    /// <summary>What it answers where no alternative fits.</summary>
    internal const int Mistake = 0;

    private readonly Simulator _simulator;

    /// <summary>Begins without having seen anything.</summary>
    /// <param name="mode">How the callers of a rule count.</param>
    /// <param name="precedence">How tightly the operator binds behind which a condition is read.</param>
    internal RuntimePrediction(PredictionMode mode, int precedence)
    {
        var decisions = SluiceParser.Automaton.Atn.decisionToState.Select(static (s, d) => new DFA(s, d)).ToArray();
        var parser = new SluiceParser(new TokenTableStream(PolicyLexer.Read("", 0), 0, 0), TextWriter.Null, TextWriter.Null);
        parser.EnterRecursionRule(new ParserRuleContext(), 0, SluiceParser.RULE_condition, precedence);
        _simulator = new Simulator(parser, decisions) { PredictionMode = mode };
    }

    /// <summary>The alternative; null when these tokens do not decide.</summary>
    internal int? Predict(int decision, params int[] tokens)
    {
        try
        {
            return _simulator.AdaptivePredict(new GivenTokens(tokens), decision, ParserRuleContext.EmptyContext);
        }
        catch (NoViableAltException)
        {
            return Mistake;
        }
        catch (NoMoreTokensException)
        {
            return null;
        }
    }

    /// <summary>
    /// The alternative that wins whatever follows, although these tokens leave others: it can go on in every way in which one of the others
    /// can, it is listed before them, and it has left its rule already, which is what counts at a mistake. Null when there is none.
    /// </summary>
    internal int? Foregone(int decision, params int[] tokens)
    {
        if (Predict(decision, tokens) is not null)
        {
            return null;
        }

        var configs = _simulator.Reached(decision, tokens).configs;
        var first = configs.Min(static c => c.alt);
        return configs.All(c =>
            c.alt == first
            || configs.Any(f =>
                f.alt == first
                && f.state == c.state
                && f.OuterContextDepth > 0
                && f.semanticContext == SemanticContext.Empty.Instance
                && Covers(f.context, c.context)
            )
        )
            ? first
            : null;
    }

    // Whether all ways back to callers that the one knows are known to the other. An empty way is the way to any caller.
    private static bool Covers(PredictionContext all, PredictionContext some) =>
        all.HasEmptyPath
        || Enumerable
            .Range(0, some.Size)
            .All(s =>
                Enumerable
                    .Range(0, all.Size)
                    .Any(a => all.GetReturnState(a) == some.GetReturnState(s) && Covers(all.GetParent(a), some.GetParent(s)))
            );

    private sealed class Simulator(Parser parser, DFA[] decisions)
        : ParserATNSimulator(parser, parser.Atn, decisions, new PredictionContextCache())
    {
        /// <summary>Where the automaton stands behind tokens that do not decide.</summary>
        internal ATNConfigSet Reached(int decision, int[] tokens)
        {
            var automaton = decisionToDFA[decision];
            var start = automaton.IsPrecedenceDfa ? automaton.GetPrecedenceStartState(parser.Precedence) : automaton.s0;
            return tokens.Aggregate(start, static (state, type) => state.edges[type + 1]).configSet;
        }
    }
}
