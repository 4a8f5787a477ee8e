using Sluice.Cli.Io;

namespace Sluice.Cli.Filtering;

/// <summary>
/// The files of one run. Everything is written beside its place under another name and put in place together at the end;
/// a run that fails leaves nothing behind.
/// </summary>
internal sealed class OutputFolder(string root) : IDisposable
{
    // A new folder is put in place in one step; into one that is there, file after file.
    private readonly bool existed = Directory.Exists(root);
    private readonly string unfinished = Directory.Exists(root)
        ? Path.Combine(root, $".sluice-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp")
        : $"{root.TrimEnd(Path.DirectorySeparatorChar)}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
    private readonly List<(string Temporary, string Target)> files = [];

    /// <summary>A folder for what does not fit into memory.</summary>
    public string Spill => Path.Combine(unfinished, "spill");

    /// <summary>Makes the folders.</summary>
    public void Open()
    {
        AtomicFile.NoteUnfinished(unfinished);
        Directory.CreateDirectory(Spill);
    }

    /// <summary>Where a file will be in the end.</summary>
    public string TargetOf(string name) => Path.Combine(root, name);

    /// <summary>Where to write a file for now.</summary>
    /// <param name="name">Its name in the folder, with <c>/</c>.</param>
    public string Add(string name)
    {
        var temporary = Path.Combine(unfinished, $"{files.Count}{Path.GetExtension(name)}");
        files.Add((temporary, TargetOf(name)));
        return temporary;
    }

    /// <summary>Puts all files in place that have been written.</summary>
    public void Commit()
    {
        var whole = Path.Combine(unfinished, "whole");
        foreach (var (temporary, target) in files.Where(static f => File.Exists(f.Temporary)))
        {
            var place = existed ? target : Path.Combine(whole, Path.GetRelativePath(root, target));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            AtomicFile.Put(temporary, place);
        }

        if (!existed)
        {
            Directory.Move(whole, root);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(unfinished, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done about it.
        }

        AtomicFile.ForgetUnfinished(unfinished);
    }
}
