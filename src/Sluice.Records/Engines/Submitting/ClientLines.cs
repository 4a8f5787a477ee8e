using System.Collections.Concurrent;
using System.Text;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// The lines of a stream that another process writes, read on a thread of their own, so that a caller who waits for one can stop waiting:
/// neither a read nor the stream ends while a process holds the other end open, so the reading side closes it.
/// </summary>
internal sealed class ClientLines
{
    private const int Chunk = 1 << 16;
    private readonly BlockingCollection<byte[]> chunks = new(16);
    private readonly MemoryStream rest = new();
    private byte[] chunk = [];
    private int at;

    /// <param name="stream">The stream.</param>
    public ClientLines(Stream stream) => new Thread(() => Read(stream)) { IsBackground = true }.Start();

    /// <summary>Whether the stream has ended.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next line, without its end; null when none has come within a while, or none comes any more.</summary>
    /// <param name="wait">How long to wait, in milliseconds.</param>
    public ReadOnlyMemory<byte>? Next(int wait)
    {
        while (true)
        {
            if (chunk.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var length)
            {
                var part = chunk.AsMemory(at, length);
                at += length + 1;
                return rest.Length == 0 ? Trimmed(part) : Trimmed(Taken(part.Span));
            }

            rest.Write(chunk.AsSpan(at));
            (chunk, at) = ([], 0);
            if (chunks.TryTake(out var next, wait))
            {
                chunk = next;
            }
            else if (!chunks.IsCompleted)
            {
                return null;
            }
            else
            {
                IsAtEnd = true;
                return rest.Length == 0 ? default(ReadOnlyMemory<byte>?) : Trimmed(Taken([]));
            }
        }
    }

    /// <summary>Stops waiting for the rest.</summary>
    public void Abandon() => chunks.CompleteAdding();

    /// <summary>A line as text; what is no UTF-8 is replaced.</summary>
    public static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);

    private ReadOnlyMemory<byte> Taken(ReadOnlySpan<byte> last)
    {
        rest.Write(last);
        var line = rest.ToArray();
        rest.SetLength(0);
        return line;
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line) =>
        line is { IsEmpty: false, Span: [.., (byte)'\r'] } ? line[..^1] : line;

    private void Read(Stream stream)
    {
        var buffer = new byte[Chunk];
        try
        {
            using var open = stream;
            while (stream.Read(buffer) is > 0 and var read)
            {
                chunks.Add(buffer[..read]);
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // No caller waits for the rest.
        }

        chunks.CompleteAdding();
    }
}
