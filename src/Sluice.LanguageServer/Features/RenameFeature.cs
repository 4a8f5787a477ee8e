using System.Collections.Immutable;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>Gives a name another word, in all files that mention it.</summary>
internal static class RenameFeature
{
    private static readonly string[] Reserved = ["any", "and", "or", "not", "true", "false"];

    /// <summary>Why a name cannot be renamed; null when it can.</summary>
    public static string? Refuse(IReadOnlyList<PolicySetSnapshot> sets, NameKey key) =>
        NavigationFeature.Declarations(sets, key).IsEmpty ? $"`{key.Name}` is not declared in these policies" : null;

    /// <summary>Why a name cannot be called so; null when it can.</summary>
    public static string? Refuse(IReadOnlyList<PolicySetSnapshot> sets, NameKey key, string word)
    {
        if (
            word.Length == 0
            || !char.IsAsciiLetterLower(word[0])
            || word.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_")
        )
        {
            return $"`{word}` is no name: names are lower-case letters, digits and `_`, and begin with a letter";
        }

        if (key.Kind != NameKind.Label && Reserved.Contains(word))
        {
            return $"`{word}` is a word of the language";
        }

        var dot = key.Name.LastIndexOf('.');
        if (dot > 0 && key.Kind is NameKind.Category or NameKind.Purpose or NameKind.Partner && word is "from" or "domain" or "links")
        {
            return $"`{word}` cannot name something in a tree";
        }

        if (key.Kind == NameKind.Attribute && BuiltinFacts.IsReserved(word))
        {
            return $"`{word}` is a fact or a word of conditions";
        }

        var renamed = key with { Name = dot < 0 ? word : $"{key.Name[..dot]}.{word}" };
        return
            renamed != key
            && key.Kind is not (NameKind.Label or NameKind.Evidence)
            && !NavigationFeature.Declarations(sets, renamed).IsEmpty
            ? $"there is a {NameKinds.NameOf(key.Kind)} `{renamed.Name}` already"
            : null;
    }

    /// <summary>Why a name cannot be renamed in files that lie outside of the folders that are open: others may use them.</summary>
    public static string? RefuseOutside(Workspace workspace, IReadOnlyList<PolicySetSnapshot> sets, NameKey key) =>
        NavigationFeature.References(sets, key, declarations: true).Select(static p => p.Path).FirstOrDefault(workspace.IsOutside)
            is { } path
            ? $"`{key.Name}` also stands in `{FilePath.Relative(sets[0].Root, path)}`, outside the folders that are open here, where policies that are not seen may use it: open the folder around all of them"
            : null;

    /// <summary>The edits, by path.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<TextEdit>> Rename(
        IReadOnlyList<PolicySetSnapshot> sets,
        NameKey key,
        string word
    ) =>
        NavigationFeature
            .References(sets, key, declarations: true)
            .GroupBy(static p => p.Path, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                static g => g.Key,
                g => g.Select(p => new TextEdit(new SourceLocation(p.Source, p.Span), word)).ToImmutableArray(),
                StringComparer.Ordinal
            );
}
