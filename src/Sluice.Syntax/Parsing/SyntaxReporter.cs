using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// Collects what is wrong with a text. Between a mistake in the structure and the place where reading is sure of
/// itself again nothing further about the structure is reported: one report for one mistake.
/// </summary>
internal sealed class SyntaxReporter(SourceText source)
{
    private readonly TokenChecks _tokens = new();

    internal List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Whether a mistake was reported and reading is not sure of itself yet.</summary>
    internal bool Recovering { get; set; }

    internal void Report(Diagnostic diagnostic)
    {
        if (!Recovering)
        {
            Recovering = true;
            Diagnostics.Add(diagnostic);
        }
    }

    internal void TooDeep(SyntaxToken token) =>
        Report(Diagnostic.Create(SyntaxDiagnostics.TooDeep, At(token), TreeBuildingParser.NestingLimit));

    /// <summary>Whether only blanks stand before a token on its line.</summary>
    internal bool OpensLine(SyntaxToken token)
    {
        int at = token.Span.Start - 1;
        while (at >= 0 && (source.Content[at] is ' ' or '\t' or '\uFEFF'))
        {
            at--;
        }

        return at < 0 || source.Content[at] is '\n' or '\r';
    }

    internal string TextOf(TextSpan span) =>
        span.Length > 20 ? string.Concat(source.Content.AsSpan(span.Start, 20), "…") : source.Content.Substring(span.Start, span.Length);

    internal char FirstOf(TextSpan span) => source.Content[span.Start];

    internal SourceLocation At(SyntaxElement element) => new(source, element.Span);

    /// <summary>Looks at a token that was taken for what was probably meant.</summary>
    internal void CheckToken(int rule, TokenTable tokens, int index)
    {
        // Nearly every word is a plain name: nothing to say, and no object to make.
        if (tokens.Type(index) is not SluiceLexer.IDENT)
        {
            _tokens.Check(rule, new SyntaxToken(tokens, index), this);
        }
    }

    /// <summary>Looks at a node that is complete.</summary>
    internal void CheckNode(SyntaxNode node) => NodeChecks.Check(node, this);

    internal void Add(DiagnosticDescriptor descriptor, SyntaxElement element, DiagnosticHint? hint, params ReadOnlySpan<object> args) =>
        Diagnostics.Add(Diagnostic.Create(descriptor, At(element), args).WithHint(hint));

    internal void Add(DiagnosticDescriptor descriptor, TextSpan span, DiagnosticHint? hint, params ReadOnlySpan<object> args) =>
        Diagnostics.Add(Diagnostic.Create(descriptor, new SourceLocation(source, span), args).WithHint(hint));
}
