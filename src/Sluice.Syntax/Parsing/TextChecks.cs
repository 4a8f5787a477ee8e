using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Parsing;

/// <summary>
/// Looks for text that reads differently from how it looks: in comments and texts a warning, in a text that is a name an error.
/// </summary>
internal static class TextChecks
{
    /// <summary>What is found in the comments and texts of a policy file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="known">What is reported of it already: where a character means nothing, that is said.</param>
    internal static List<Diagnostic> Find(SourceText source, IReadOnlyList<Diagnostic> known)
    {
        string text = source.Content;
        if (TextInspection.IsPlain(text))
        {
            return [];
        }

        TextSpan[] reported =
        [
            .. known.Where(static d => d.Location is not null).Select(static d => d.Location!.Span).OrderBy(static s => s.Start),
        ];
        int next = 0;
        int end = 0;
        return
        [
            .. TextInspection
                .FindInLines(text, source.MarkLength, DiagnosticBag.ErrorLimit, IsNew)
                .Select(f =>
                    Make(new SourceLocation(source, f.Span), f, SyntaxDiagnostics.InvisibleCharacter, SyntaxDiagnostics.MixedScripts)
                ),
        ];

        // Both come in the order of the text; what is reported may lie in each other.
        bool IsNew(TextFinding found)
        {
            for (; next < reported.Length && reported[next].Start <= found.Span.Start; next++)
            {
                end = Math.Max(end, reported[next].End);
            }

            return end <= found.Span.Start;
        }
    }

    /// <summary>Looks at a text that is a name: of a file, of a version of a notice.</summary>
    internal static void CheckName(SyntaxToken? token, SyntaxReporter reporter)
    {
        if (token is { IsMissing: false } && TextInspection.FindInName(token.Text) is { } found)
        {
            token.MarkMalformed();
            var span = new TextSpan(token.Span.Start + found.Span.Start, found.Span.Length);
            reporter.Add(
                found.Invisible is null ? SyntaxDiagnostics.MixedScriptsInName : SyntaxDiagnostics.InvisibleInName,
                span,
                null,
                found.Invisible is { } character ? [character] : [found.One, found.Other]
            );
        }
    }

    private static Diagnostic Make(
        SourceLocation location,
        TextFinding found,
        DiagnosticDescriptor invisible,
        DiagnosticDescriptor mixed
    ) =>
        found.Invisible is { } character
            ? Diagnostic.Create(invisible, location, character)
            : Diagnostic.Create(mixed, location, found.One, found.Other);
}
