using System.Globalization;
using System.Text;

namespace Sluice.LanguageServer.Messages;

/// <summary>
/// Parts the stream of an editor into messages by their heads. After a head that cannot be read it goes on at the next one that says how
/// long its message is, so that one broken message is one broken message and not the end.
/// </summary>
/// <param name="input">What the editor writes.</param>
internal sealed class FrameReader(Stream input)
{
    private const string Length = "Content-Length:";
    private const int LongestLine = 4096;
    private const int LongestMessage = 128 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool lost;

    /// <summary>The next message, or why there is none; null at the end.</summary>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancelled)
    {
        int? length = null;
        string? problem = null;
        var any = false;
        while (true)
        {
            if (await LineAsync(cancelled).ConfigureAwait(false) is not { } line)
            {
                return !any || lost ? null : Lost("the input ends in the head of a message");
            }

            if (line.Length == 0)
            {
                if (problem is null && length is { } size)
                {
                    return await BodyAsync(size, cancelled).ConfigureAwait(false);
                }

                if (any && !lost)
                {
                    return Lost(problem ?? "it does not say its length");
                }

                (problem, length, any) = (null, null, false);
                continue;
            }

            any = true;
            if (line.LastIndexOf(Length, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                if ((at > 0 || problem is not null) && !lost)
                {
                    // What came before is reported first; the head is read again.
                    Unread(Encoding.Latin1.GetBytes(line[at..] + "\r\n"));
                    return Lost(problem ?? "there is something before its head");
                }

                (problem, lost) = (null, false);
                length =
                    int.TryParse(line.AsSpan(at + Length.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var said)
                    && said <= LongestMessage
                        ? said
                        : null;
                problem = length is null
                    ? $"its Content-Length is no number up to {LongestMessage.ToString(CultureInfo.InvariantCulture)}"
                    : null;
            }
            else if (!IsField(line))
            {
                problem ??= "its head is no head";
            }
            else if (
                line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)
                && line.Contains("charset=", StringComparison.OrdinalIgnoreCase)
                && !line.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
                && !line.Contains("utf8", StringComparison.OrdinalIgnoreCase)
            )
            {
                problem ??= "it is not in UTF-8";
            }
        }
    }

    /// <summary>
    /// A message was not what its head promised: what follows is looked for in it, should it have swallowed another head.
    /// </summary>
    public void Retry(ReadOnlySpan<byte> body)
    {
        lost = true;
        var head = "Content-Length:"u8;
        var at = body.LastIndexOf(head);
        for (var part = Math.Min(head.Length - 1, body.Length); at < 0 && part > 0; part--)
        {
            // It may have been cut within its first word.
            at = body.EndsWith(head[..part]) ? body.Length - part : -1;
        }

        if (at >= 0)
        {
            Unread(body[at..]);
        }
    }

    private static bool IsField(string line) =>
        line.IndexOf(':') is > 0 and var colon
        && !line.AsSpan(0, colon).ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    private Frame Lost(string problem)
    {
        lost = true;
        return new Frame(null, problem);
    }

    private async ValueTask<Frame> BodyAsync(int size, CancellationToken cancelled)
    {
        // A length is only believed as far as there is something.
        var body = new byte[Math.Min(size, 1024 * 1024)];
        var count = 0;
        while (count < size)
        {
            if (start == end && !await FillAsync(cancelled).ConfigureAwait(false))
            {
                Retry(body.AsSpan(0, count));
                return new Frame(null, "the input ends within it");
            }

            if (count == body.Length)
            {
                Array.Resize(ref body, (int)Math.Min(size, body.Length * 2L));
            }

            var part = Math.Min(body.Length - count, end - start);
            buffer.AsSpan(start, part).CopyTo(body.AsSpan(count));
            (start, count) = (start + part, count + part);
        }

        return new Frame(body, null);
    }

    private async ValueTask<string?> LineAsync(CancellationToken cancelled)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end && !await FillAsync(cancelled).ConfigureAwait(false))
            {
                return line.Length == 0 ? null : line.ToString();
            }

            var rest = buffer.AsSpan(start, end - start);
            var stop = rest.IndexOf((byte)'\n');
            var part = stop < 0 ? rest : rest[..stop];
            line.Append(Encoding.Latin1.GetString(part));
            start += part.Length + (stop < 0 ? 0 : 1);
            if (stop >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Length > LongestLine)
            {
                // No head is so long: only its end can begin one.
                line.Remove(0, line.Length - Length.Length);
                line.Insert(0, ' ');
            }
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancelled)
    {
        start = 0;
        end = await input.ReadAsync(buffer, cancelled).ConfigureAwait(false);
        return end > 0;
    }

    private void Unread(ReadOnlySpan<byte> bytes)
    {
        var all = new byte[Math.Max(buffer.Length, bytes.Length + end - start)];
        bytes.CopyTo(all);
        buffer.AsSpan(start, end - start).CopyTo(all.AsSpan(bytes.Length));
        (buffer, start, end) = (all, 0, bytes.Length + end - start);
    }
}
