using System.Collections.Immutable;
using Sluice.Core.Binding.Names;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>From a name to where it is declared and to all its places, in policies and manifests.</summary>
internal static class NavigationFeature
{
    /// <summary>What the name at an offset of a file means; null when no name stands there.</summary>
    public static (NameKey Key, NameUse Use)? NameAt(PolicySetSnapshot set, string path, int offset)
    {
        var names = set.Document(path)?.Names ?? set.Manifests.GetValueOrDefault(path)?.Names;
        return names?.At(offset) is { } use ? (set.Semantics.Meaning(use), use) : null;
    }

    /// <summary>Where a name is declared; a label, wherever it is put on a name.</summary>
    public static ImmutableArray<(string Path, SourceText Source, TextSpan Span)> Declarations(
        IEnumerable<PolicySetSnapshot> sets,
        NameKey key
    ) => Places(sets, (set, use) => use.IsDeclaration && set.Semantics.Means(use, key));

    /// <summary>All places of a name in all the sets, each once.</summary>
    public static ImmutableArray<(string Path, SourceText Source, TextSpan Span)> References(
        IEnumerable<PolicySetSnapshot> sets,
        NameKey key,
        bool declarations
    ) => Places(sets, (set, use) => (declarations || !use.IsDeclaration) && set.Semantics.Means(use, key));

    /// <summary>
    /// The sets in which a name is the same: those that share a file with a place of it, and those that share a file with these.
    /// </summary>
    public static IReadOnlyList<PolicySetSnapshot> Sharing(Workspace workspace, IReadOnlyList<PolicySetSnapshot> sets, NameKey key)
    {
        var found = sets.ToList();
        var roots = sets.Select(static s => s.Root).ToHashSet(StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            var set = found[i];
            foreach (
                var path in set.Uses(u => set.Semantics.Means(u, key))
                    .Select(static u => u.Path)
                    .Distinct(StringComparer.Ordinal)
                    .Where(paths.Add)
                    .ToList()
            )
            {
                found.AddRange(workspace.SetsOf(path).Where(s => roots.Add(s.Root)));
            }
        }

        return found;
    }

    /// <summary>The file that a `use` or a script names at an offset, as a path.</summary>
    public static string? FileAt(PolicySetSnapshot set, string path, int offset)
    {
        if (
            set.Document(path) is not { } document
            || TextTokens.At(document.Tree, offset) is not { Kind: SyntaxKind.Text } token
            || token.Span.Start > offset
        )
        {
            return null;
        }

        return token.Parent is UseDirectiveSyntax or ScriptClauseSyntax ? FilePath.Absolute(FilePath.Folder(path), token.ValueText) : null;
    }

    private static ImmutableArray<(string Path, SourceText Source, TextSpan Span)> Places(
        IEnumerable<PolicySetSnapshot> sets,
        Func<PolicySetSnapshot, NameUse, bool> fits
    )
    {
        var seen = new HashSet<(string, TextSpan)>();
        var found = ImmutableArray.CreateBuilder<(string, SourceText, TextSpan)>();
        foreach (var set in sets)
        {
            foreach (var (path, source, use) in set.Uses(u => fits(set, u)))
            {
                if (seen.Add((path, use.Span)))
                {
                    found.Add((path, source, use.Span));
                }
            }
        }

        return found.ToImmutable();
    }
}
