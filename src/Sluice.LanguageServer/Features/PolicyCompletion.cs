using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>Completion in policy files: names of the right kind, clauses that are not used yet, facts with their types.</summary>
internal static class PolicyCompletion
{
    /// <summary>What can stand at an offset.</summary>
    /// <param name="set">The policy set.</param>
    /// <param name="document">The file.</param>
    /// <param name="offset">Where.</param>
    /// <param name="ifRequired">
    /// Whether only a place counts where a word must follow, as behind a blank: elsewhere the line may end there, and Enter must end it.
    /// </param>
    public static ImmutableArray<CompletionSuggestion> At(PolicySetSnapshot set, PolicyPage document, int offset, bool ifRequired = false)
    {
        var tree = document.Tree;
        if (TextTokens.IsInText(tree, offset))
        {
            return [];
        }

        var start = WordStart(document.Source.Content, offset);
        var tokens = TextTokens.Before(tree, start);
        var lineStart = document.Source.GetPosition(start).Column == 1;
        var offer = PolicyCompletionContext.Behind(tokens, lineStart);
        return ifRequired && !offer.IsRequired ? [] : Expand(set, offer, TextSpan.FromBounds(start, offset));
    }

    /// <summary>Makes the list of what is offered.</summary>
    public static ImmutableArray<CompletionSuggestion> Expand(PolicySetSnapshot set, CompletionOffer offer, TextSpan replace)
    {
        var model = set.Model;
        var found = new List<CompletionSuggestion>();
        foreach (var (kind, owner) in offer.Names)
        {
            found.AddRange(Names(set, model, kind, owner, replace));
        }

        if (offer.Facts)
        {
            found.AddRange(
                BuiltinFacts.All.Select(f => new CompletionSuggestion(
                    f.Name,
                    NameKind.Attribute,
                    f.Type.ToString(),
                    f.Documentation,
                    replace
                ))
            );
        }

        if (offer.ValuesOf is { } owner2 && set.Semantics.TypeOf(owner2) is { } type)
        {
            found.AddRange(Values(set.Semantics, type, replace));
        }

        if (offer.Countries)
        {
            found.AddRange(Countries.All.Select(c => new CompletionSuggestion(c, null, "country", null, replace)));
        }

        found.AddRange(offer.Clauses.Select(c => new CompletionSuggestion(c.Keyword, null, null, c.Documentation, replace)));
        found.AddRange(offer.Words.Select(w => new CompletionSuggestion(w, null, null, null, replace)));
        return [.. found.DistinctBy(static s => s.Text, StringComparer.Ordinal)];
    }

    /// <summary>The values of a type that can be listed.</summary>
    public static IEnumerable<CompletionSuggestion> Values(SemanticModel model, AttributeType type, TextSpan replace) =>
        type.Kind switch
        {
            ValueKind.Boolean => Words(replace, "true", "false"),
            ValueKind.Choice => Words(replace, [.. type.Choices]),
            ValueKind.Frequency => Words(replace, [.. Frequencies.Names]),
            ValueKind.Country => Countries
                .All.Select(c => new CompletionSuggestion(c, null, "country", null, replace))
                .Concat(
                    model.Vocabulary.Regions.All.Select(r => new CompletionSuggestion(r.Name, NameKind.Region, r.Title, null, replace))
                ),
            _ => [],
        };

    private static IEnumerable<CompletionSuggestion> Words(TextSpan replace, params string[] words) =>
        words.Select(w => new CompletionSuggestion(w, null, "value", null, replace));

    private static IEnumerable<CompletionSuggestion> Names(
        PolicySetSnapshot set,
        PolicySetAnalysis model,
        NameKind kind,
        string owner,
        TextSpan replace
    ) =>
        kind switch
        {
            NameKind.Label => set.Uses(u => u.Key.Kind == NameKind.Label && u.Key.Owner == owner && u.IsDeclaration)
                .Select(static u => u.Use.Key.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(n => new CompletionSuggestion("#" + n, kind, $"label of {owner} names", null, replace)),
            NameKind.Evidence or NameKind.Rule => set.Uses(u => u.Key.Kind == kind && u.IsDeclaration)
                .Select(static u => u.Use.Key.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(n => new CompletionSuggestion(
                    n,
                    kind,
                    model.Rules.TryGetValue(n, out var rule) && kind == NameKind.Rule ? rule.Title : null,
                    null,
                    replace
                )),
            _ => set
                .Semantics.Symbols(kind, owner)
                .Select(s => new CompletionSuggestion(s.Name, kind, SymbolText.Detail(s), null, replace)),
        };

    // A name with its dots, or a label with its sign.
    private static int WordStart(string text, int offset)
    {
        var start = offset;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.'))
        {
            start--;
        }

        return start > 0 && text[start - 1] == '#' ? start - 1 : start;
    }
}
