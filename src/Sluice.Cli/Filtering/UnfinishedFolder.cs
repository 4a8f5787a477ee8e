using Sluice.Cli.Hosting;

namespace Sluice.Cli.Filtering;

/// <summary>
/// A folder for files that are not in place yet: made new, under a name that cannot be guessed, for this user alone, and gone with the run.
/// The process that makes it holds its <c>lock</c> for as long as it runs, so that what a killed run left behind can be told from what
/// another run is at.
/// </summary>
internal sealed class UnfinishedFolder : IDisposable
{
    private const string Ending = ".tmp";
    private const string LockName = "lock";
    private readonly FileStream held;

    private UnfinishedFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one.</summary>
    /// <param name="parent">The folder it lies in, which is made where it is not there.</param>
    /// <param name="stem">What its name begins with.</param>
    public static UnfinishedFolder Make(string parent, string stem)
    {
        Directory.CreateDirectory(parent);
        UnfinishedFolder? made = null;
        while (made is null)
        {
            var path = System.IO.Path.Combine(
                parent,
                stem + System.IO.Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal) + Ending
            );
            AtomicFile.Uninterrupted(() => made = TryMake(path));
        }

        return made;
    }

    /// <summary>Makes a folder in it.</summary>
    public void Add(string name) => PosixFile.TryMakeFolder(System.IO.Path.Combine(Path, name));

    /// <summary>Removes what runs that were killed have left behind.</summary>
    /// <param name="parent">The folder they lie in.</param>
    /// <param name="pattern">What they are called, with <c>*</c>.</param>
    /// <param name="isOurs">Whether a name is one of theirs; null for all that are called so.</param>
    /// <returns>Where they were, and whether they are gone.</returns>
    public static IEnumerable<(string Path, bool IsGone)> RemoveOld(string parent, string pattern, Func<string, bool>? isOurs = null)
    {
        var found = Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern + Ending) : [];
        foreach (
            var path in found
                .Order(StringComparer.Ordinal)
                .Where(p => FileStatus.Of(p, follow: false) is { IsLink: false } && isOurs?.Invoke(System.IO.Path.GetFileName(p)) != false)
        )
        {
            if (TryRemoveOld(path) is { } gone)
            {
                yield return (path, gone);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run removes it.
        }

        held.Dispose();
        AtomicFile.ForgetUnfinished(Path);
    }

    private static UnfinishedFolder? TryMake(string path)
    {
        try
        {
            if (!PosixFile.TryMakeFolder(path))
            {
                return null;
            }

            var made = new UnfinishedFolder(
                path,
                new FileStream(System.IO.Path.Combine(path, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)
            );
            AtomicFile.NoteUnfinished(path);
            return made;
        }
        catch (DirectoryNotFoundException) when (Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            // Another run has taken it for one left behind, before it was held.
            return null;
        }
    }

    // Null for a folder whose lock another process holds, and for one without a file in it: that one is just being made, or does no harm.
    private static bool? TryRemoveOld(string path)
    {
        var key = System.IO.Path.Combine(path, LockName);
        try
        {
            if (!Directory.EnumerateFileSystemEntries(path).Any())
            {
                Directory.Delete(path);
                return null;
            }

            using var taken = File.Exists(key) ? Take(key) : null;
            if (taken is null && File.Exists(key))
            {
                return null;
            }

            Directory.Delete(path, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream? Take(string key)
    {
        try
        {
            return new FileStream(key, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
