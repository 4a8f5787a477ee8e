using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Model;

/// <summary>All policy sets of the folders an editor has open, with the texts as they are in the editor. Used by one thread at a time.</summary>
/// <param name="files">The files on disk.</param>
internal sealed class Workspace(IWorkspaceFiles files)
{
    private readonly Dictionary<string, string> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicySet> sets = new(StringComparer.Ordinal);
    private readonly SortedSet<string> known = new(StringComparer.Ordinal);
    private ImmutableArray<string> folders = [];

    /// <summary>The policy sets in the order of their folders.</summary>
    public IEnumerable<PolicySet> Sets => sets.Values.OrderBy(static s => s.Root, StringComparer.Ordinal);

    /// <summary>The files that are open in the editor.</summary>
    public IReadOnlyCollection<string> Open => open.Keys;

    /// <summary>Reads all folders anew. Texts in the editor stay as they are there.</summary>
    public void Load(IEnumerable<string> workspace)
    {
        folders = [.. workspace.Select(static f => f.TrimEnd('/'))];
        Reload();
    }

    /// <summary>Reads everything anew: a file has come, has gone or was changed by another program.</summary>
    public void Reload()
    {
        known.Clear();
        known.UnionWith(folders.SelectMany(files.Find));
        known.UnionWith(open.Keys);
        var before = sets.ToDictionary(StringComparer.Ordinal);
        sets.Clear();
        var finder = new SetFinder(folders, known);
        foreach (var path in known)
        {
            if ((FilePath.IsPolicy(path) || !IsManifestName(path) ? finder.OfPolicy(path) : finder.OfManifest(path)) is { } root)
            {
                Put(sets.GetValueOrDefault(root) ?? PolicySet.Empty(root, files), path, Text(path));
            }
        }

        foreach (var set in sets.Values.ToList())
        {
            var kept = before.GetValueOrDefault(set.Root)?.Bound;
            Complete(set with { Bound = kept });
        }
    }

    /// <summary>The text of a file as the editor has it, or as it is on disk.</summary>
    public string? Text(string path) => open.GetValueOrDefault(path) ?? Decode(path);

    /// <summary>A text was opened or changed. Only this file is parsed again.</summary>
    /// <returns>The sets it is part of.</returns>
    public IReadOnlyList<PolicySet> Change(string path, string text)
    {
        open[path] = text;
        if (!known.Contains(path))
        {
            // A file on its own brings the folder of its policy set along.
            if (path.Contains('/') && !folders.Any(f => FilePath.IsBelow(path, f)))
            {
                folders = folders.Add(SetFinder.FolderOf(path));
            }

            Reload();
            return SetsOf(path);
        }

        foreach (var set in SetsOf(path))
        {
            Put(set, path, text);
            Complete(sets[set.Root]);
        }

        return SetsOf(path);
    }

    /// <summary>The editor has closed a text: what counts is again what is on disk.</summary>
    public IReadOnlyList<PolicySet> Close(string path)
    {
        open.Remove(path);
        if (Decode(path) is not { } text)
        {
            var was = SetsOf(path);
            Reload();
            return [.. was.Select(s => sets.GetValueOrDefault(s.Root)).OfType<PolicySet>()];
        }

        foreach (var set in SetsOf(path))
        {
            Put(set, path, text);
        }

        return SetsOf(path);
    }

    /// <summary>The sets a file is part of; one that others use is part of theirs, and first of these.</summary>
    public IReadOnlyList<PolicySet> SetsOf(string path) =>
    [
        .. Sets.Where(s => s.Manifests.ContainsKey(path) || s.Document(path) is not null)
            .OrderBy(s => FilePath.IsBelow(path, s.Root) ? 1 : 0)
            .ThenBy(static s => s.Root, StringComparer.Ordinal),
    ];

    /// <summary>Keeps what was bound, unless the set has gone.</summary>
    public void Keep(PolicySet bound, BoundSet result)
    {
        if (sets.TryGetValue(bound.Root, out var now))
        {
            sets[bound.Root] = now with { Bound = result };
        }
    }

    private static bool IsManifestName(string path) => FilePath.IsManifest(path);

    private void Put(PolicySet set, string path, string? text) =>
        sets[set.Root] = FilePath.IsPolicy(path) || !IsManifestName(path) ? set.With(path, text) : set.WithManifest(path, text);

    /// <summary>Brings in files outside the folder that the policies use.</summary>
    private void Complete(PolicySet set)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (set.MissingUses().FirstOrDefault(tried.Add) is { } path)
        {
            if (Text(path) is { } text)
            {
                set = set.With(path, text);
            }
        }

        sets[set.Root] = set;
    }

    private string? Decode(string path) =>
        files.Read(path) is { } bytes && SourceText.TryDecode(path, bytes, out _) is { } text ? text.Content : null;
}
