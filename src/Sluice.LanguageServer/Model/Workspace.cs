using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.LanguageServer.Model;

/// <summary>
/// All policy sets of the folders an editor has open, with the texts as they are in the editor. Used by one thread at a time.
/// </summary>
/// <param name="files">The files on disk.</param>
internal sealed class Workspace(IWorkspaceFiles files)
{
    private readonly Dictionary<string, string> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicySetSnapshot> sets = new(StringComparer.Ordinal);
    private readonly SortedSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> strangers = new(StringComparer.Ordinal);
    private ImmutableArray<string> folders = [];

    /// <summary>The policy sets in the order of their folders.</summary>
    public IEnumerable<PolicySetSnapshot> Sets => sets.Values.OrderBy(static s => s.Root, StringComparer.Ordinal);

    /// <summary>The files that are open in the editor.</summary>
    public IReadOnlyCollection<string> Open => open.Keys;

    /// <summary>Reads all folders anew. Texts in the editor stay as they are there.</summary>
    public void Load(IEnumerable<string> workspace)
    {
        folders = [.. workspace.Select(static f => f.TrimEnd('/'))];
        Reload();
    }

    /// <summary>Looks anew what files there are; one with the text that it had is not parsed again.</summary>
    /// <returns>The sets that are not as they were.</returns>
    public IReadOnlyList<PolicySetSnapshot> Reload()
    {
        known.Clear();
        known.UnionWith(folders.SelectMany(files.Find));
        known.UnionWith(open.Keys);
        var before = sets.ToDictionary(StringComparer.Ordinal);
        sets.Clear();
        strangers.Clear();
        var finder = new SetFinder(folders, known);
        foreach (var path in known)
        {
            var text = Text(path);
            if (IsStranger(path, text))
            {
                strangers.Add(path);
            }
            else if ((IsPolicy(path) ? finder.OfPolicy(path) : finder.OfManifest(path)) is { } root)
            {
                var set = sets.GetValueOrDefault(root)
                    ?? PolicySetSnapshot.Empty(root, files) with
                    {
                        Bound = before.GetValueOrDefault(root)?.Bound,
                    };
                sets[root] = Put(set, path, text, before.GetValueOrDefault(root));
            }
        }

        foreach (var set in sets.Values.ToList())
        {
            Complete(set, before.GetValueOrDefault(set.Root));
        }

        return [.. Sets.Where(s => !s.HasFilesOf(before.GetValueOrDefault(s.Root)))];
    }

    /// <summary>A file was changed by another program. What the editor has open counts as it is there.</summary>
    /// <returns>The sets it is part of.</returns>
    public IReadOnlyList<PolicySetSnapshot> Refresh(string path)
    {
        if (open.ContainsKey(path))
        {
            return [];
        }

        foreach (var set in SetsOf(path))
        {
            Complete(Put(set, path, Decode(path), set), set);
        }

        return SetsOf(path);
    }

    /// <summary>The text of a file as the editor has it, or as it is on disk.</summary>
    public string? Text(string path) => open.GetValueOrDefault(path) ?? Decode(path);

    /// <summary>A text was opened or changed. Only this file is parsed again.</summary>
    /// <returns>The sets it is part of.</returns>
    public IReadOnlyList<PolicySetSnapshot> Change(string path, string text)
    {
        open[path] = text;
        if (!known.Contains(path) || strangers.Contains(path) != IsStranger(path, text))
        {
            // A file on its own brings the folder of its policy set along.
            if (IsOutside(path))
            {
                folders = folders.Add(SetFinder.FolderOf(path));
            }

            return [.. Reload().Concat(SetsOf(path)).Distinct()];
        }

        foreach (var set in SetsOf(path))
        {
            Complete(Put(set, path, text, set), null);
        }

        return SetsOf(path);
    }

    /// <summary>The editor has closed a text: what counts is again what is on disk.</summary>
    public IReadOnlyList<PolicySetSnapshot> Close(string path)
    {
        open.Remove(path);
        if (Decode(path) is not { } text || strangers.Contains(path) != IsStranger(path, text))
        {
            return Reload();
        }

        foreach (var set in SetsOf(path))
        {
            Complete(Put(set, path, text, set), null);
        }

        return SetsOf(path);
    }

    /// <summary>The sets a file is part of; one that others use is part of theirs, and first of these.</summary>
    public IReadOnlyList<PolicySetSnapshot> SetsOf(string path) =>
        [
            .. Sets.Where(s => s.Contains(path))
                .OrderBy(s => FilePath.IsBelow(path, s.Root) ? 1 : 0)
                .ThenBy(static s => s.Root, StringComparer.Ordinal),
        ];

    /// <summary>
    /// Whether a file lies outside of the folders that are open, so that others may use it of whom nothing is known here.
    /// </summary>
    public bool IsOutside(string path) =>
        path.Contains('/') && !FileAddress.IsUntitled(path) && !folders.Any(f => FilePath.IsBelow(path, f));

    /// <summary>Keeps what was bound, unless the set has gone.</summary>
    public void Keep(PolicySetSnapshot bound, PolicySetAnalysis result)
    {
        if (sets.TryGetValue(bound.Root, out var now))
        {
            sets[bound.Root] = now with { Bound = result };
        }
    }

    // What is neither, such as a text without a file, is a policy: the editor says so by sending it.
    private static bool IsPolicy(string path) => FilePath.IsPolicy(path) || !FilePath.IsManifest(path);

    // YAML and JSON of others that lie beside policies.
    private bool IsStranger(string path, string? text) =>
        !IsPolicy(path) && !SetFinder.IsInTransfers(path, folders) && (text is null || !ManifestText.IsManifest(text));

    private static PolicySetSnapshot Put(PolicySetSnapshot set, string path, string? text, PolicySetSnapshot? before) =>
        IsPolicy(path) ? set.With(path, text, before) : set.WithManifest(path, text, before);

    /// <summary>Keeps a set, together with the files outside its folder that the policies use.</summary>
    private void Complete(PolicySetSnapshot set, PolicySetSnapshot? before)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (set.MissingUses().FirstOrDefault(tried.Add) is { } path)
        {
            if (Text(path) is { } text)
            {
                set = set.With(path, text, before);
            }
        }

        sets[set.Root] = set;
    }

    private string? Decode(string path) =>
        files.Read(path) is { } bytes && SourceDecoder.TryDecode(path, bytes, out _) is { } text ? text.Content : null;
}
