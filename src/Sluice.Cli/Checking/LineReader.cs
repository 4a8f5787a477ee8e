using System.Buffers;
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

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private int number;
    private bool ended;

    /// <summary>How many bytes were read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next lines, without empty ones; none at the end. What cannot be decoded is reported and left out.</summary>
    public List<SourceText> Next(List<Diagnostic> problems)
    {
        var lines = new List<SourceText>(BatchSize);
        while (lines.Count < BatchSize && problems.Count == 0 && TryRead(out var line))
        {
            number++;
            var text = line.Trim(" \t\r"u8);
            if (text.IsEmpty)
            {
                continue;
            }

            if (SourceText.TryDecode(display, line.TrimEnd((byte)'\r'), out var problem) is { } decoded)
            {
                lines.Add(new SourceText(display, decoded.Content, number));
            }
            else
            {
                problems.Add(problem!);
            }
        }

        return lines;
    }

    private bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (found >= 0 || (ended && start < end))
            {
                var length = found >= 0 ? found : end - start;
                line = buffer.AsSpan(start, length);
                start = Math.Min(end, start + length + 1);
                return true;
            }

            // A line longer than any manifest may be is handed over as it is, and refused for its length.
            if (ended || end - start > SourceText.MaximumBytes)
            {
                line = buffer.AsSpan(start, end - start);
                start = end;
                ended = true;
                return !line.IsEmpty;
            }

            Fill();
        }
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = input.Read(buffer, end, buffer.Length - end);
        end += count;
        Position += count;
        ended = count == 0;
    }
}
