using Sluice.Cli.Hosting;

namespace Sluice.Cli.Filtering;

/// <summary>A file that has been written and summed up.</summary>
/// <param name="Name">Its name in the folder, with <c>/</c>.</param>
/// <param name="Temporary">Where it is for now.</param>
/// <param name="Length">Its length when it was summed up.</param>
/// <param name="Changed">When it was last written to before that.</param>
/// <param name="Status">Which file it was.</param>
internal sealed record OutputFile(string Name, string Temporary, long Length, DateTime Changed, FileStatus Status)
{
    /// <summary>Whether it is still the file that was summed up.</summary>
    public bool IsUnchanged =>
        FileStatus.Of(Temporary, follow: false) == Status
        && new FileInfo(Temporary) is { Exists: true } file
        && file.Length == Length
        && file.LastWriteTimeUtc == Changed;
}
