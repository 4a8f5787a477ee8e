using System.Collections.Concurrent;
using System.Text;

namespace Sluice.Cli.Hosting;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    private const int Attempts = 5;
    private static readonly Lock Placing = new();
    private static bool isEnding;

    // Static because the one who removes them, the handler of an interrupt, belongs to the process.
    private static readonly ConcurrentDictionary<string, byte> Unfinished = RemovedAtInterrupt();

    /// <summary>Writes to a new file in the same folder and puts it in place in one step.</summary>
    public static void Write(string path, string content) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(content)));

    /// <summary>The same, for what is too long to be held.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var replaces = Target(path) is not null;
        var temporary = Beside(path);
        Unfinished[temporary] = 0;
        try
        {
            using (var stream = New(temporary, replaces))
            {
                write(stream);
            }

            Put(temporary, path);
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>Puts a file that has been written beside its place there, in one step; it is on the disk then.</summary>
    public static void Put(string temporary, string path) => Put(temporary, path, Target(path));

    /// <summary>The same, for a place whose file has been set aside.</summary>
    /// <param name="temporary">The file beside.</param>
    /// <param name="path">Its place.</param>
    /// <param name="replaced">The file that was there, whose owner and permissions are kept; null for none.</param>
    public static void Put(string temporary, string path, FileStatus? replaced)
    {
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0))
        {
            if (replaced is { } old)
            {
                Keep(old, temporary, stream);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        PosixFile.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>A file or folder that an interrupted run would leave behind.</summary>
    public static void NoteUnfinished(string path) => Unfinished[path] = 0;

    /// <summary>It is gone, or no longer unfinished.</summary>
    public static void ForgetUnfinished(string path) => Unfinished.TryRemove(path, out _);

    /// <summary>
    /// Does something that a signal must not come between, as putting several files in place: it waits, and once the process is ending
    /// nothing is begun any more.
    /// </summary>
    public static void Uninterrupted(Action action)
    {
        lock (Placing)
        {
            if (isEnding)
            {
                Thread.Sleep(Timeout.Infinite);
            }

            action();
        }
    }

    private static ConcurrentDictionary<string, byte> RemovedAtInterrupt()
    {
        var unfinished = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        EndingSignals.BeforeTheEnd(() =>
        {
            lock (Placing)
            {
                isEnding = true;
                foreach (var temporary in unfinished.Keys)
                {
                    RemoveForGood(temporary);
                }
            }
        });
        return unfinished;
    }

    // In a container every run has the same number, so a run that was killed may have left a file of that name: it takes no place for good.
    private static string Beside(string path)
    {
        var stem = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        return Enumerable
            .Range(0, 1000)
            .Select(n => n == 0 ? $"{stem}.tmp" : $"{stem}-{n}.tmp")
            .First(static f => FileStatus.Of(f, follow: false) is null);
    }

    /// <summary>
    /// The file at a place, null for none. Replacing a device would take it from every program; what lies behind a link may belong to
    /// another user.
    /// </summary>
    public static FileStatus? Target(string path)
    {
        var status = FileStatus.Of(path, follow: false);
        return status is { IsRegular: false } special
            ? throw new SpecialFileException($"it is {special.Kind}, and only a file is replaced")
            : status;
    }

    // What replaces a file can be read by its owner only, until it has that file's permissions.
    private static FileStream New(string temporary, bool replaces)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (replaces && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(temporary, options);
    }

    // Whose a file is, and who may read it, does not change because it is written again. A new owner takes permissions away, so he comes
    // first.
    private static void Keep(FileStatus old, string temporary, FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var now = FileStatus.Of(stream.SafeFileHandle);
        if ((now.Owner, now.Group) != (old.Owner, old.Group) && !PosixFile.TryGive(temporary, old.Owner, old.Group))
        {
            throw new SpecialFileException("it belongs to another user or group, and would not any more");
        }

        File.SetUnixFileMode(stream.SafeFileHandle, (UnixFileMode)(old.Mode & 0xFFF));
    }

    // Other threads go on for a moment. Under another name a folder is out of their reach, else they might put a file into it while it is
    // emptied.
    private static void RemoveForGood(string temporary)
    {
        const string Ending = ".tmp";
        var away = (temporary.EndsWith(Ending, StringComparison.Ordinal) ? temporary[..^Ending.Length] : temporary) + "-ended" + Ending;
        try
        {
            if (Directory.Exists(temporary))
            {
                Directory.Move(temporary, away);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it is emptied where it is.
        }

        Remove(away);
        Remove(temporary);
    }

    private static void Remove(string temporary)
    {
        for (var attempt = 0; attempt < Attempts && !TryRemove(temporary); attempt++) { }
    }

    private static bool TryRemove(string temporary)
    {
        try
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }

            File.Delete(temporary);
            Unfinished.TryRemove(temporary, out _);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
