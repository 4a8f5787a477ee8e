namespace Sluice.Records.Engines.Submitting;

/// <summary>Reads the lines of a file one after another; it is deleted in the end.</summary>
/// <param name="path">The file.</param>
internal sealed class SortedPart(string path) : IDisposable
{
    private const int Size = 1 << 16;
    private readonly FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    private byte[] buffer = new byte[Size];
    private int at;
    private int end;

    /// <summary>The next line, without its end; null behind the last.</summary>
    public byte[]? Next()
    {
        while (true)
        {
            if (buffer.AsSpan(at, end - at).IndexOf((byte)'\n') is >= 0 and var length)
            {
                at += length + 1;
                return buffer[(at - length - 1)..(at - 1)];
            }

            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, end * 2);
            }

            if (stream.Read(buffer.AsSpan(end)) is var read && read == 0)
            {
                return null;
            }

            end += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        File.Delete(path);
    }
}
