using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Parsing;

/// <summary>Runs lexer and parser over one text.</summary>
public static class PolicyParser
{
    /// <summary>Reads a text. Never throws, whatever the text is.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        (PolicyFileSyntax root, ImmutableArray<Diagnostic> diagnostics) = Read(source);
        return new SyntaxTree(source, root, diagnostics);
    }

    private static (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source)
    {
        var reporter = new SyntaxReporter(source);
        if (source.Content.Length > SourceText.MaximumBytes)
        {
            reporter.Add(SyntaxDiagnostics.TooLarge, new TextSpan(0, 0), null, SourceText.MaximumBytes / (1024 * 1024));
            return (Unread(source), [.. reporter.Diagnostics]);
        }

        TokenTable tokens = PolicyLexer.Read(source.Content, source.MarkLength);
        List<int> cuts = TextCuts.Find(tokens);
        return (cuts.Count > 1 ? ParseParts(source, tokens, cuts) : null) ?? ParseWhole(source, tokens, reporter);
    }

    /// <summary>
    /// Reads the parts of a long text side by side. Null when any of them has a mistake: then the whole is read in one go, for what a
    /// mistake means depends on what stands around it.
    /// </summary>
    private static (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics)? ParseParts(
        SourceText source,
        TokenTable tokens,
        List<int> cuts
    )
    {
        var parts = new SyntaxNode[]?[cuts.Count];
        Parallel.For(0, cuts.Count, i =>
        {
            var reporter = new SyntaxReporter(source);
            TreeBuildingParser parser = Run(tokens, cuts[i], i + 1 < cuts.Count ? cuts[i + 1] : tokens.Count - 1, reporter);
            parts[i] = reporter.Diagnostics.Count == 0 ? parser.Declarations.ToArray() : null;
        });
        if (!parts.All(static p => p is not null))
        {
            tokens.ForgetMarks();
            return null;
        }

        return (Root(tokens, [.. parts.SelectMany(static p => p!)]), [.. TextChecks.Find(source, [])]);
    }

    private static (PolicyFileSyntax Root, ImmutableArray<Diagnostic> Diagnostics) ParseWhole(
        SourceText source,
        TokenTable tokens,
        SyntaxReporter reporter
    )
    {
        TreeBuildingParser parser = Run(tokens, 0, tokens.Count - 1, reporter);
        PolicyFileSyntax root = Root(tokens, parser.Declarations.ToArray());
        if (parser.IsErroneous)
        {
            root.MarkErroneous();
        }

        StrayChecks.Check(tokens.Strays, reporter);
        var bag = new DiagnosticBag();
        bag.AddRange(reporter.Diagnostics);
        bag.AddRange(TextChecks.Find(source, reporter.Diagnostics));
        return (root, bag.AllSorted());
    }

    private static TreeBuildingParser Run(TokenTable tokens, int first, int end, SyntaxReporter reporter)
    {
        var parser = new SluiceParser(new TokenTableStream(tokens, first, end), TextWriter.Null, TextWriter.Null)
        {
            BuildParseTree = false,
            ErrorHandler = new ErrorStrategy(),
            Reporter = reporter,
        };
        parser.RemoveErrorListeners();
        parser.PredictQuickly();
        parser.policyFile();
        return parser;
    }

    private static PolicyFileSyntax Root(TokenTable tokens, SyntaxNode[] nodes) =>
        new(new NodeParts(tokens, 0, tokens.Count, InnerNodes.Keep(nodes)));

    // A text that is too large is kept, but as one piece of nothing.
    private static PolicyFileSyntax Unread(SourceText source)
    {
        var tokens = new TokenTable(source.Content);
        tokens.Add(SluiceLexer.STRAY_CHAR, 0, source.Content.Length);
        tokens.MarkMalformed(0);
        tokens.AddEnd(source.Content.Length);
        return Root(tokens, [new SkippedTokensSyntax(new NodeParts(tokens, 0, 1, null))]);
    }
}
