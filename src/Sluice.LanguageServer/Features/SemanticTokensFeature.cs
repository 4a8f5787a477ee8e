using System.Collections.Immutable;
using Sluice.Core.Binding.Names;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>
/// What each word is, for colours: what a grammar of patterns cannot know, such as whether `payment` is a category or a purpose.
/// </summary>
internal static class SemanticTokensFeature
{
    /// <summary>The kinds of words, in the order of their numbers.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        "comment",
        "keyword",
        "string",
        "number",
        "operator",
        "type",
        "interface",
        "class",
        "struct",
        "enum",
        "property",
        "event",
        "enumMember",
        "function",
        "parameter",
        "decorator",
    ];

    /// <summary>What a word can be besides.</summary>
    public static ImmutableArray<string> Modifiers { get; } = ["declaration"];

    /// <summary>The words of a policy file in the order of the text.</summary>
    public static IEnumerable<(TextSpan Span, int Type, bool Declares)> Of(PolicySetSnapshot set, PolicyPage document)
    {
        var names = document.Names.Uses;
        var next = 0;
        foreach (var token in document.Tree.Root.DescendantTokens())
        {
            foreach (var comment in TextTokens.Comments(document.Source, token.LeadingTrivia))
            {
                foreach (var line in Lines(document.Source, comment))
                {
                    yield return (line, 0, false);
                }
            }

            if (token.Span.Length == 0)
            {
                continue;
            }

            while (next < names.Length && names[next].Span.End <= token.Span.Start)
            {
                next++;
            }

            if (next < names.Length && names[next].Span.End == token.Span.End)
            {
                // A label is a colour together with its sign.
                yield return (token.Span, TypeOf(set.Semantics.Meaning(names[next]).Kind), names[next].IsDeclaration);
            }
            else if (TypeOf(token) is >= 0 and var type)
            {
                yield return (token.Span, type, false);
            }
        }
    }

    /// <summary>The names of a manifest in the order of the text.</summary>
    public static IEnumerable<(TextSpan Span, int Type, bool Declares)> Of(PolicySetSnapshot set, ManifestDocument manifest) =>
        manifest.Names.Uses.Select(u => (u.Span, TypeOf(set.Semantics.Meaning(u).Kind), false));

    private static int TypeOf(SyntaxToken token) =>
        token.Kind switch
        {
            SyntaxKind.Text => 2,
            SyntaxKind.Integer or SyntaxKind.Decimal or SyntaxKind.Date or SyntaxKind.Country => 3,
            >= SyntaxKind.Equal and <= SyntaxKind.GreaterOrEqual => 4,
            SyntaxKind.Name => token.Parent is WithConsentSyntax or LiteralSyntax
            || (token.Parent is ClauseSyntax clause && ClauseDefinitions.Of(clause.Kind) is { Words.IsEmpty: false })
                ? 12
                : 10,
            SyntaxKind.Label => 15,
            _ => SyntaxFacts.IsKeyword(token.Kind) ? 1 : -1,
        };

    private static int TypeOf(NameKind kind) =>
        kind switch
        {
            NameKind.Category => 5,
            NameKind.Purpose => 6,
            NameKind.Partner => 7,
            NameKind.Population => 8,
            NameKind.Region => 9,
            NameKind.Attribute => 10,
            NameKind.Consent or NameKind.Agreement or NameKind.Evidence => 11,
            NameKind.Form or NameKind.Choice => 12,
            NameKind.Parameter => 14,
            NameKind.Label => 15,
            _ => 13,
        };

    // Editors take no colour over several lines.
    private static IEnumerable<TextSpan> Lines(SourceText source, TextSpan span)
    {
        var start = span.Start;
        while (start < span.End)
        {
            var length = source.Content.AsSpan(start, span.End - start).IndexOfAny('\r', '\n');
            var end = length < 0 ? span.End : start + length;
            if (end > start)
            {
                yield return TextSpan.FromBounds(start, end);
            }

            start = end + 1;
        }
    }
}
