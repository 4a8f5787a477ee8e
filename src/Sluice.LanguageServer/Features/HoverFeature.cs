using Sluice.LanguageServer.Model;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>What is said about the word under the pointer, as Markdown.</summary>
internal static class HoverFeature
{
    public static (string Page, TextSpan Span)? At(PolicySetSnapshot set, string path, int offset)
    {
        if (NavigationFeature.NameAt(set, path, offset) is { } name && SymbolText.Page(set, name.Key) is { } page)
        {
            return (page, name.Use.Span);
        }

        if (set.Document(path) is { } document)
        {
            return
                TextTokens.At(document.Tree, offset) is { } token
                && token.Span.Start <= offset
                && token.Kind != SyntaxKind.Text
                && (ClauseOf(token)?.Documentation ?? FactDocumentation.Of(token.Text)) is { } meaning
                ? ($"`{token.Text}`\n\n{meaning}", token.Span)
                : null;
        }

        return set.Manifests.TryGetValue(path, out var manifest) ? KeyAt(manifest, offset) : null;
    }

    /// <summary>The clause that a word opens; null for any other word.</summary>
    private static ClauseDefinition? ClauseOf(SyntaxToken token) =>
        token.Parent is { } parent
        && ClauseDefinitions.Of(parent.Kind) is { } clause
        && token.Kind == clause.KeywordKind
        && parent.Span.Start == token.Span.Start
            ? clause
            : null;

    private static (string Page, TextSpan Span)? KeyAt(ManifestDocument manifest, int offset)
    {
        var text = manifest.Source.Content;
        var (start, end) = (offset, offset);
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return
            end > start
            && ManifestCompletionContext.At(text, end) is { IsKey: true } place
            && ManifestKeys.Describe([.. place.Path, text[start..end]]) is { } meaning
            ? ($"`{text[start..end]}`\n\n{meaning}", TextSpan.FromBounds(start, end))
            : null;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
