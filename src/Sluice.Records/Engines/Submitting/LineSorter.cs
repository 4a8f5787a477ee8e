namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// Puts lines in the order of their bytes, whatever order they come in and however many there are: sorted by parts within some memory, the
/// parts kept in files, and merged.
/// </summary>
/// <param name="folder">Where the files may lie; it is made when one is needed.</param>
/// <param name="memory">How many bytes lines may take together before they go to a file.</param>
internal sealed class LineSorter(string folder, long memory) : IDisposable
{
    // What a line takes besides its bytes.
    private const int Overhead = 48;

    // Each open file has a buffer of its own.
    private const int Fan = 64;
    private const int Buffer = 1 << 16;

    private readonly List<byte[]> lines = [];
    private readonly Queue<string> parts = [];
    private long taken;
    private int files;

    /// <summary>How many lines there are.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a line, without its end.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        lines.Add(line.ToArray());
        Count++;
        taken += line.Length + Overhead;
        if (taken > memory)
        {
            Flush();
        }
    }

    /// <summary>Writes all lines to a file, each with its end.</summary>
    public void Write(string file)
    {
        if (parts.Count == 0)
        {
            lines.Sort(Compare);
            using var whole = Create(file);
            lines.ForEach(l => Put(whole, l));
            return;
        }

        Flush();
        while (parts.Count > Fan)
        {
            parts.Enqueue(Merge(NextFile(), Fan));
        }

        Merge(file, parts.Count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in parts)
        {
            File.Delete(part);
        }
    }

    private static int Compare(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other);

    private void Flush()
    {
        lines.Sort(Compare);
        var part = NextFile();
        parts.Enqueue(part);
        using (var stream = Create(part))
        {
            lines.ForEach(l => Put(stream, l));
        }

        lines.Clear();
        taken = 0;
    }

    private string Merge(string target, int count)
    {
        var sources = Enumerable.Range(0, count).Select(_ => new SortedPart(parts.Dequeue())).ToList();
        var order = Comparer<(byte[] Line, int From)>.Create(
            static (a, b) => Compare(a.Line, b.Line) is not 0 and var by ? by : a.From.CompareTo(b.From)
        );
        var heads = new PriorityQueue<int, (byte[] Line, int From)>(order);
        void Advance(int from)
        {
            if (sources[from].Next() is { } line)
            {
                heads.Enqueue(from, (line, from));
            }
        }

        using (var stream = Create(target))
        {
            for (var i = 0; i < sources.Count; i++)
            {
                Advance(i);
            }

            while (heads.TryDequeue(out var from, out var head))
            {
                Put(stream, head.Line);
                Advance(from);
            }
        }

        sources.ForEach(static s => s.Dispose());
        return target;
    }

    private string NextFile()
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lines-{++files}"));
    }

    private static FileStream Create(string file) => new(file, FileMode.Create, FileAccess.Write, FileShare.None, Buffer);

    private static void Put(FileStream stream, byte[] line)
    {
        stream.Write(line);
        stream.WriteByte((byte)'\n');
    }
}
