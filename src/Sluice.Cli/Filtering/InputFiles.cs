namespace Sluice.Cli.Filtering;

/// <summary>
/// The files a run reads: what is in them, and whether they are still the same in the end. A program that writes to a file or replaces it
/// changes its time or size, so it is enough to hash it once, while the rows are read, and to look at time and size before and after. A
/// file written to just now may be written to again within the same tick of its clock: such a file is hashed before it is read, and once
/// more afterwards.
/// </summary>
internal sealed class InputFiles
{
    // The coarsest clock of a file system in use.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, (long Length, DateTime Changed, bool IsSettled, Task<string> Sha256)> files = new(
        StringComparer.Ordinal
    );
    private long summed;

    /// <summary>How many bytes they have.</summary>
    public long Length => files.Values.Sum(static f => f.Length);

    /// <summary>Is told how many bytes more have been hashed; null where progress is not reported.</summary>
    public Action<long>? Told { private get; set; }

    /// <summary>How many of these have been summed up.</summary>
    public long Summed => Interlocked.Read(ref summed);

    /// <summary>Looks at a file before it is read.</summary>
    public void Add(string path)
    {
        if (files.ContainsKey(path))
        {
            return;
        }

        var (length, changed) = Look(path);
        var settled = (DateTime.UtcNow - changed).Duration() > Tick;
        files.Add(
            path,
            (length, changed, settled, settled ? Task.Run(() => FileDigest.Sum(path, Count)) : Task.FromResult(FileDigest.Sum(path, Count)))
        );
    }

    /// <summary>What was in it.</summary>
    public FileDigest Of(string path) => new(files[path].Sha256.GetAwaiter().GetResult(), files[path].Length);

    /// <summary>Whether it is the same after it was read.</summary>
    public bool IsUnchanged(string path)
    {
        var (length, changed, settled, sum) = files[path];
        return File.Exists(path) && Look(path) == (length, changed) && (settled || FileDigest.Sum(path) == sum.GetAwaiter().GetResult());
    }

    private void Count(int bytes)
    {
        Interlocked.Add(ref summed, bytes);
        Told?.Invoke(bytes);
    }

    private static (long Length, DateTime Changed) Look(string path)
    {
        var file = new FileInfo(path);
        return (file.Length, file.LastWriteTimeUtc);
    }
}
