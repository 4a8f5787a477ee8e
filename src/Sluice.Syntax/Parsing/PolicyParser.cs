using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Parsing;

/// <summary>Runs lexer and parser over one text.</summary>
internal static class PolicyParser
{
    internal static (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics) Parse(SourceText source)
    {
        var reporter = new SyntaxReporter(source);
        if (source.Content.Length > SourceText.MaximumBytes)
        {
            reporter.Add(SyntaxDiagnostics.TooLarge, new TextSpan(0, 0), null, SourceText.MaximumBytes / (1024 * 1024));
            return (Unread(source), [.. reporter.Diagnostics]);
        }

        var factory = new AntlrTokenFactory(source.Content);
        var input = new AntlrInputStream(source.Content);
        input.Seek(source.MarkLength);
        var lexer = new SluiceLexer(input, TextWriter.Null, TextWriter.Null) { TokenFactory = factory };
        lexer.RemoveErrorListeners();

        var parser = new SluiceParser(new CommonTokenStream(lexer), TextWriter.Null, TextWriter.Null)
        {
            BuildParseTree = false,
            ErrorHandler = new ErrorStrategy(),
            Reporter = reporter,
        };
        parser.RemoveErrorListeners();

        // Two tokens of lookahead decide everywhere, so the full-context prediction could never change a result.
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        parser.policyFile();
        StrayChecks.Check(factory.Strays, reporter);

        var bag = new DiagnosticBag();
        bag.AddRange(reporter.Diagnostics);
        return (parser.TakeRoot(), bag.ToSorted());
    }

    // A text that is too large is kept, but as one piece of nothing.
    private static PolicyFileSyntax Unread(SourceText source)
    {
        var all = new SyntaxToken(source.Content, SyntaxKind.BadToken, 0, 0, source.Content.Length);
        all.MarkMalformed();
        var end = new SyntaxToken(source.Content, SyntaxKind.EndOfFile, source.Content.Length, source.Content.Length, 0);
        return new PolicyFileSyntax([new SkippedTokensSyntax([all]), end]);
    }
}
