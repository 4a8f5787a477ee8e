using Sluice.Cli.Io;

namespace Sluice.Cli.Filtering;

/// <summary>A folder for what does not fit into memory: one that is there, or one of its own that goes with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly bool isOwn;

    /// <param name="path">The folder; null for one of its own, where the system keeps such files.</param>
    public ScratchFolder(string? path)
    {
        isOwn = path is null;
        Path = path ?? Directory.CreateTempSubdirectory("sluice-").FullName;
        if (isOwn)
        {
            AtomicFile.NoteUnfinished(Path);
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isOwn)
        {
            return;
        }

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done about it.
        }

        AtomicFile.ForgetUnfinished(Path);
    }
}
