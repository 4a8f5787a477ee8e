using Antlr4.Runtime;
using Antlr4.Runtime.Atn;

namespace Sluice.Benchmarks.Bare;

/// <summary>Lexer and parser as ANTLR generates them, over a text that is known to be right.</summary>
internal static class BareParser
{
    /// <summary>Parses the text.</summary>
    /// <param name="text">A policy without mistakes.</param>
    /// <param name="tree">Whether to build ANTLR's own parse tree.</param>
    /// <returns>The number of mistakes, so that nothing is optimised away.</returns>
    public static int Parse(string text, bool tree)
    {
        var lexer = new SluiceLexer(new AntlrInputStream(text), TextWriter.Null, TextWriter.Null);
        lexer.RemoveErrorListeners();
        var parser = new SluiceParser(new CommonTokenStream(lexer), TextWriter.Null, TextWriter.Null) { BuildParseTree = tree };
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        parser.policyFile();
        return parser.NumberOfSyntaxErrors;
    }
}
