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

        char[] text = source.Content.ToCharArray();
        List<int> cuts = TextCuts.Find(source.Content, source.MarkLength);
        return (cuts.Count > 1 ? ParseParts(source, text, cuts) : null) ?? ParsePart(source, text, source.MarkLength, text.Length, reporter);
    }

    /// <summary>
    /// Reads the parts of a long text side by side. Null when any of them has a mistake: then the whole is read in one go, for what a mistake means
    /// hangs on what stands around it.
    /// </summary>
    internal static (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics)? ParseParts(SourceText source, char[] text, List<int> cuts)
    {
        var parts = new (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics)[cuts.Count];
        Parallel.For(0, cuts.Count, i =>
            parts[i] = ParsePart(source, text, cuts[i], i + 1 < cuts.Count ? cuts[i + 1] : text.Length, new SyntaxReporter(source)));
        if (parts.Any(static p => !p.Diagnostics.IsEmpty))
        {
            return null;
        }

        var elements = new List<SyntaxElement>(parts.Sum(static p => p.Root.Elements.Length));
        SyntaxToken? end = null;
        foreach (var (root, _) in parts)
        {
            // What stands behind the last word of a part belongs to the first word of the next.
            if (end is not null)
            {
                root.DescendantTokens().First().FullStart = end.FullStart;
            }

            elements.AddRange(root.Elements[..^1]);
            end = (SyntaxToken)root.Elements[^1];
        }

        elements.Add(end!);
        return (new PolicyFileSyntax([.. elements]), []);
    }

    private static (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics) ParsePart(SourceText source, char[] text, int start, int end, SyntaxReporter reporter)
    {
        var factory = new AntlrTokenFactory(source.Content, start == source.MarkLength ? 0 : start);
        var input = new AntlrInputStream(text, end);
        input.Seek(start);
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
