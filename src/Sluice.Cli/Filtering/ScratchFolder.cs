namespace Sluice.Cli.Filtering;

/// <summary>A folder for what does not fit into memory: one that is there, or one of its own that goes with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Stem = "sluice-rows-";
    private readonly UnfinishedFolder? own;

    /// <param name="path">The folder; null for one of its own, where the system keeps such files.</param>
    public ScratchFolder(string? path)
    {
        if (path is null)
        {
            // What killed runs left there holds rows.
            _ = UnfinishedFolder.RemoveOld(System.IO.Path.GetTempPath(), Stem + "*").Count();
            own = UnfinishedFolder.Make(System.IO.Path.GetTempPath(), Stem);
        }

        Path = path ?? own!.Path;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => own?.Dispose();
}
