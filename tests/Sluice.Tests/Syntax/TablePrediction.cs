using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Sluice.Dev.Generating.Lookahead;
using Sluice.Syntax.Parsing;

namespace Sluice.Tests.Syntax;

/// <summary>The prediction of our parser, asked about tokens instead of a text, without the runtime's prediction behind it.</summary>
internal sealed class TablePrediction
{
    private readonly Prediction _prediction;

    /// <summary>Makes it.</summary>
    /// <param name="precedence">How tightly the operator binds behind which a condition is read.</param>
    internal TablePrediction(int precedence)
    {
        var parser = new ParserWithoutAutomaton();
        parser.EnterRecursionRule(new ParserRuleContext(), 0, SluiceParser.RULE_condition, precedence);
        _prediction = new Prediction(parser);
    }

    /// <summary>
    /// The alternative; <see cref="RuntimePrediction.Mistake"/> when the table does not know; null when these tokens do not decide.
    /// </summary>
    internal int? Predict(int decision, params int[] tokens)
    {
        try
        {
            return _prediction.AdaptivePredict(new GivenTokens(tokens), decision, ParserRuleContext.EmptyContext);
        }
        catch (AskedException)
        {
            return RuntimePrediction.Mistake;
        }
        catch (NoMoreTokensException)
        {
            return null;
        }
    }

    private sealed class ParserWithoutAutomaton()
        : SluiceParser(new TokenTableStream(PolicyLexer.Read("", 0), 0, 0), TextWriter.Null, TextWriter.Null)
    {
        public override ATN Atn => throw new AskedException();
    }

    private sealed class AskedException : Exception;
}
