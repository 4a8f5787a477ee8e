using System.Collections.Concurrent;
using System.Text;

namespace Sluice.Cli.Io;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    // Static because the one who removes them, the handler of an interrupt, belongs to the process.
    private static readonly ConcurrentDictionary<string, byte> Unfinished = RemovedAtInterrupt();

    /// <summary>Writes to a new file in the same folder and puts it in place in one step.</summary>
    public static void Write(string path, string content) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(content)));

    /// <summary>The same, for what is too long to be held.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Resolve(path);
        var temporary = $"{target}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        Unfinished[temporary] = 0;
        try
        {
            using (var stream = File.Create(temporary))
            {
                write(stream);
            }

            KeepPermissions(target, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>A file or folder that an interrupted run would leave behind.</summary>
    public static void NoteUnfinished(string path) => Unfinished[path] = 0;

    /// <summary>It is gone, or no longer unfinished.</summary>
    public static void ForgetUnfinished(string path) => Unfinished.TryRemove(path, out _);

    private static ConcurrentDictionary<string, byte> RemovedAtInterrupt()
    {
        var unfinished = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        Console.CancelKeyPress += (_, _) =>
        {
            foreach (var temporary in unfinished.Keys)
            {
                Remove(temporary);
            }
        };
        return unfinished;
    }

    // A link keeps pointing where it points: its target is replaced, not the link.
    private static string Resolve(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } target ? target.FullName : path;

    // Who may read a file does not change because it is written again.
    private static void KeepPermissions(string target, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }

            File.Delete(temporary);
            Unfinished.TryRemove(temporary, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done about it.
        }
    }
}
