using System.Text;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Checking;

/// <summary>Reads the lines of a stream a few at a time, so that a file of any length takes the same memory.</summary>
/// <param name="input">The bytes.</param>
/// <param name="display">How the file is called in outputs.</param>
internal sealed class LineReader(Stream input, string display)
{
    /// <summary>So many lines are decided at a time.</summary>
    private const int BatchSize = 64;

    private const int BufferSize = 64 * 1024;

    // Lines that were handed out lie in it, so what was read into it stays: when it is full, a new one takes its place.
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
    private int start;
    private int end;
    private int number;
    private bool ended;

    /// <summary>How many bytes were read so far.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// The next lines, without empty ones; none at the end. What cannot be decoded is reported at its line and left out, and the next go
    /// on.
    /// </summary>
    public List<SourceText> Next(List<Diagnostic> problems)
    {
        var lines = new List<SourceText>(BatchSize);
        while (lines.Count + problems.Count < BatchSize && TryRead(out var line))
        {
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            var text = line.TrimEnd((byte)'\r');
            if (text.Length <= SourceText.MaximumBytes && Ascii.IsValid(text.Span) && !text.Span.Contains((byte)0))
            {
                lines.Add(new SourceText(display, text, number));
            }
            else if (SourceDecoder.TryDecode(display, text.Span, out var problem, number) is { } decoded)
            {
                lines.Add(decoded);
            }
            else
            {
                problems.Add(problem!);
            }
        }

        return lines;
    }

    private bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (found >= 0 || (ended && start < end))
            {
                var length = found >= 0 ? found : end - start;
                line = buffer.AsMemory(start, length);
                start = Math.Min(end, start + length + 1);
                return true;
            }

            // A line longer than any manifest may be is handed over as it is, and refused for its length.
            if (ended || end - start > SourceText.MaximumBytes)
            {
                line = buffer.AsMemory(start, end - start);
                start = end;
                ended = true;
                return !line.IsEmpty;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (end == buffer.Length)
        {
            // A line that fills half of one needs a larger one.
            var rest = buffer.AsSpan(start, end - start);
            var next = GC.AllocateUninitializedArray<byte>(Math.Max(BufferSize, 2 * rest.Length));
            rest.CopyTo(next);
            (buffer, start, end) = (next, 0, rest.Length);
        }

        var count = input.Read(buffer, end, buffer.Length - end);
        end += count;
        Position += count;
        ended = count == 0;
    }
}
