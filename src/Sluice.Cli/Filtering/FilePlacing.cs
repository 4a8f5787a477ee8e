using Sluice.Cli.Hosting;

namespace Sluice.Cli.Filtering;

/// <summary>Puts the files of a run in place: all of them, or, where that fails, none, and what was there before is there again.</summary>
/// <param name="root">The folder.</param>
/// <param name="unfinished">The folder for what is not in place.</param>
internal sealed class FilePlacing(string root, string unfinished)
{
    private readonly List<(string Place, string Aside)> aside = [];
    private readonly List<string> placed = [];

    /// <summary>Makes the folder, in one step.</summary>
    public List<string> PutNew(IReadOnlyCollection<OutputFile> files)
    {
        var whole = Path.Combine(unfinished, "whole");
        foreach (var file in files)
        {
            var place = Path.Combine(whole, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            AtomicFile.Put(file.Temporary, place);
        }

        PosixFile.FlushFolder(whole);
        Directory.Move(whole, root);
        PosixFile.FlushFolder(Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar)) ?? root);
        return [];
    }

    /// <summary>Puts files into a folder that is there, in the place of those that an earlier run wrote.</summary>
    /// <param name="files">The files.</param>
    /// <param name="stale">The names of files that are to be removed.</param>
    /// <returns>What was removed and not replaced.</returns>
    public List<string> Replace(IReadOnlyCollection<OutputFile> files, List<string> stale)
    {
        using var held = PosixFile.HoldFolder(root);
        var replaced = files.ToDictionary(static f => f.Name, f => Look(f.Name), StringComparer.Ordinal);
        try
        {
            Directory.CreateDirectory(Path.Combine(unfinished, "old"));

            // Without its report nothing here is the outcome of a run, whenever the power goes.
            foreach (var name in EarlierRun.Reports.Concat(stale).Concat(files.Select(static f => f.Name)).Distinct(StringComparer.Ordinal))
            {
                SetAside(name);
            }

            PosixFile.FlushFolder(root);
            foreach (var file in files.OrderBy(static f => Array.IndexOf(EarlierRun.Reports, f.Name)))
            {
                Put(file, replaced[file.Name]);
            }
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            PutBack();
            throw;
        }

        RemoveEmpty(root, stale);
        return stale;
    }

    /// <summary>Removes files, and the folders below that are empty then.</summary>
    /// <returns>Those that were there.</returns>
    public static List<string> Remove(string root, IEnumerable<string> names)
    {
        var removed = new List<string>();
        foreach (var name in names.Where(n => FileStatus.Of(Path.Combine(root, n), follow: false) is { IsRegular: true }))
        {
            OwnFolder.RefuseLinks(root, name);
            File.Delete(Path.Combine(root, name));
            removed.Add(name);
        }

        RemoveEmpty(root, removed);
        PosixFile.FlushFolder(root);
        return removed;
    }

    private FileStatus? Look(string name)
    {
        OwnFolder.RefuseLinks(root, name);
        return AtomicFile.Target(Path.Combine(root, name));
    }

    private void SetAside(string name)
    {
        OwnFolder.RefuseLinks(root, name);
        var place = Path.Combine(root, name);
        if (AtomicFile.Target(place) is not null)
        {
            var kept = Path.Combine(unfinished, "old", aside.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            File.Move(place, kept);
            aside.Add((place, kept));
        }
    }

    private void Put(OutputFile file, FileStatus? replaced)
    {
        var place = Path.Combine(root, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        AtomicFile.Put(file.Temporary, place, replaced);
        placed.Add(place);
    }

    private void PutBack()
    {
        foreach (var place in placed)
        {
            Try(() => File.Delete(place));
        }

        // The report last, for it vouches for the others.
        foreach (var (place, kept) in Enumerable.Reverse(aside))
        {
            Try(() => File.Move(kept, place));
        }
    }

    private static void RemoveEmpty(string root, IEnumerable<string> names)
    {
        foreach (
            var folder in names.Select(Path.GetDirectoryName).Where(static f => !string.IsNullOrEmpty(f)).Distinct(StringComparer.Ordinal)
        )
        {
            Try(() => Directory.Delete(Path.Combine(root, folder!)));
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            // A folder with something else in it stays; what cannot be put back, nothing can be done about.
        }
    }
}
