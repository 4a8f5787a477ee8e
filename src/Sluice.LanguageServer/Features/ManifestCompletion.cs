using System.Collections.Immutable;
using Sluice.Core.Binding.Names;
using Sluice.LanguageServer.Model;
using Sluice.LanguageServer.Names;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>Completion in manifests: keys not yet used, names of the right kind, fixed values.</summary>
internal static class ManifestCompletion
{
    /// <summary>What can stand at an offset.</summary>
    /// <param name="set">The policy set.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="offset">Where.</param>
    /// <param name="ifRequired">
    /// Whether only a place counts where a word must follow, as behind a blank: directly behind a colon, a comma, a bracket or the dash of
    /// a list.
    /// </param>
    public static ImmutableArray<CompletionSuggestion> At(
        PolicySetSnapshot set,
        ManifestDocument manifest,
        int offset,
        bool ifRequired = false
    )
    {
        if (ifRequired && manifest.Source.Content.AsSpan(0, offset).TrimEnd(' ') is not [.., ':' or ',' or '[' or '{' or '-'])
        {
            return [];
        }

        if (ManifestCompletionContext.At(manifest.Source.Content, offset) is not { } place)
        {
            return [];
        }

        var replace = TextSpan.FromBounds(place.Start, offset);
        var path = place.Path.AsSpan();
        var found = new List<CompletionSuggestion>();
        if (place.IsValue)
        {
            found.AddRange(Named(set, ManifestNames.ValueKind(path), ManifestNames.OwnerAt(path), replace));
            found.AddRange(ManifestKeys.Values(place.Path).Select(v => new CompletionSuggestion(v, null, "value", null, replace)));
        }

        if (place.IsKey)
        {
            found.AddRange(
                Named(set, ManifestNames.KeyKind(path), ManifestNames.OwnerAt(path), replace).Where(s => Fits(set, place.Path, s.Text))
            );
            found.AddRange(ManifestKeys.Of(place.Path).Select(k => new CompletionSuggestion(k.Key, null, "key", k.Description, replace)));
            found.RemoveAll(s => place.Used.Contains(s.Text));
        }

        return [.. found.DistinctBy(static s => s.Text, StringComparer.Ordinal)];
    }

    private static IEnumerable<CompletionSuggestion> Named(PolicySetSnapshot set, NameKind? kind, string owner, TextSpan replace) =>
        kind switch
        {
            null => [],
            NameKind.Choice => set.Semantics.TypeOf(owner) is { } type
                ? PolicyCompletion.Values(set.Semantics, type, replace).Where(static s => s.Kind != NameKind.Region)
                : [],
            { } named => PolicyCompletion.Expand(set, new CompletionOffer().Add(named, owner), replace),
        };

    // A column is mapped to an attribute of people; facts of the transfer are stated, unless a script computes them.
    private static bool Fits(PolicySetSnapshot set, ImmutableArray<string> path, string name) =>
        path switch
        {
            [.., "subject"] => set.Model.Vocabulary.SubjectAttributes.Find(name) is not null,
            [.., "attributes"] => set.Model.Vocabulary.Attributes.Find(name) is { Script: null },
            _ => true,
        };
}
