namespace Sluice.Cli.Hosting;

/// <summary>Watches the policy files and scripts below folders.</summary>
internal sealed class FolderWatcher : IChangeWatcher
{
    // Editors write a file in several steps; a run in between would report errors of a half-written file.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly List<FileSystemWatcher> watchers = [];
    private readonly SemaphoreSlim changed = new(0);

    public FolderWatcher(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Filters.Add("*.sluice");
            watcher.Filters.Add("*.csx");
            watcher.Changed += (_, _) => changed.Release();
            watcher.Created += (_, _) => changed.Release();
            watcher.Deleted += (_, _) => changed.Release();
            watcher.Renamed += (_, _) => changed.Release();
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    /// <inheritdoc/>
    public bool Wait()
    {
        if (watchers.Count == 0)
        {
            return false;
        }

        changed.Wait();
        while (changed.Wait(Quiet))
        {
            // Still being written.
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        watchers.ForEach(static w => w.Dispose());
        changed.Dispose();
    }
}
