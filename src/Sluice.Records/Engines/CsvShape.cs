using System.Globalization;
using System.Text;

namespace Sluice.Records.Engines;

/// <summary>
/// Looks at a CSV file for what the engine reads otherwise than it is written: blanks before a quote or behind one, which it takes away,
/// and cells that are empty and too many, which it passes over. A value that would change on its way out ends the run. So do lines that end
/// in several ways, which the engine refuses without saying where, and a cell <c>\N</c> between tabs: databases write it for one that is
/// not known, and as a text it would be known.
/// </summary>
internal static class CsvShape
{
    private const int Buffer = 1 << 18;

    private enum State
    {
        /// <summary>Nothing but blanks of the cell have been read.</summary>
        Begin,

        /// <summary>In a cell without quotes.</summary>
        Plain,

        /// <summary>Between quotes.</summary>
        Quoted,

        /// <summary>Behind a quote between quotes: the end of the cell, or the first half of a quote.</summary>
        Closed,

        /// <summary>Behind a backslash at the beginning of a cell.</summary>
        Backslash,

        /// <summary>Behind <c>\N</c> at the beginning of a cell.</summary>
        Null,
    }

    /// <summary>What is wrong with the first such row; null where nothing is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">How many columns its first line names.</param>
    /// <param name="delimiter">What stands between two cells.</param>
    public static string? Fault(string path, int columns, char delimiter)
    {
        using var file = File.OpenHandle(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            FileOptions.SequentialScan
        );
        var buffer = GC.AllocateUninitializedArray<byte>(Buffer);
        var scan = new Scan(columns, (byte)delimiter);
        var position = (long)(
            RandomAccess.Read(file, buffer.AsSpan(0, 3), 0) == 3 && buffer.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble) ? 3 : 0
        );
        for (int read; (read = RandomAccess.Read(file, buffer, position)) > 0; position += read)
        {
            if (scan.Take(buffer.AsSpan(0, read)) is { } what)
            {
                return string.Create(CultureInfo.InvariantCulture, $"line {scan.Line} {what}");
            }
        }

        return scan.End() is { } last ? string.Create(CultureInfo.InvariantCulture, $"line {scan.Line} {last}") : null;
    }

    private sealed class Scan(int columns, byte delimiter)
    {
        private const string Unknown = @"has a cell `\N`, which databases write for one that is not known; write it empty";
        private State state;
        private bool hasBlanks;
        private int cells;
        private bool afterReturn;
        private string? lineEnd;

        public long Line { get; private set; } = 1;

        public string? Take(ReadOnlySpan<byte> bytes)
        {
            for (var at = 0; at < bytes.Length; )
            {
                if (afterReturn)
                {
                    if (EndLine(bytes[at] == '\n' ? "CR LF" : "CR") is { } other)
                    {
                        return other;
                    }

                    at += bytes[at] == '\n' ? 1 : 0;
                    continue;
                }

                switch (state)
                {
                    case State.Plain:
                        var end = bytes[at..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
                        if (end < 0)
                        {
                            return null;
                        }

                        at += end;
                        break;
                    case State.Quoted:
                        var quote = bytes[at..].IndexOf((byte)'"');
                        Line += (quote < 0 ? bytes[at..] : bytes.Slice(at, quote)).Count((byte)'\n');
                        if (quote < 0)
                        {
                            return null;
                        }

                        at += quote + 1;
                        state = State.Closed;
                        continue;
                    case State.Begin when bytes[at] == ' ':
                        hasBlanks = true;
                        at++;
                        continue;
                    case State.Begin when bytes[at] == '"':
                        if (hasBlanks)
                        {
                            return "has a blank before a quote, and it is not said whether both belong to the value";
                        }

                        state = State.Quoted;
                        at++;
                        continue;
                    case State.Begin when bytes[at] == '\\' && delimiter == '\t' && !hasBlanks:
                        state = State.Backslash;
                        at++;
                        continue;
                    case State.Backslash when bytes[at] == 'N':
                        state = State.Null;
                        at++;
                        continue;
                    case State.Closed when bytes[at] == '"':
                        state = State.Quoted;
                        at++;
                        continue;
                    case State.Closed when bytes[at] == ' ':
                        return "has a blank behind a quote, and it is not said whether both belong to the value";
                    case var _ when bytes[at] != delimiter && bytes[at] is not ((byte)'\n' or (byte)'\r'):
                        // Behind the end of a quoted cell that is a mistake which the engine finds itself.
                        state = State.Plain;
                        at++;
                        continue;
                    case State.Null:
                        return Unknown;
                }

                if (EndCell(bytes[at++]) is { } what)
                {
                    return what;
                }
            }

            return null;
        }

        /// <summary>What is wrong with the end of the file.</summary>
        public string? End() =>
            state == State.Null ? Unknown
            : afterReturn ? EndLine("CR")
            : null;

        private string? EndLine(string end)
        {
            afterReturn = false;
            if ((lineEnd ??= end) != end)
            {
                return $"ends in {end}, and those before it end in {lineEnd}; let all lines end alike";
            }

            Line++;
            return null;
        }

        private string? EndCell(byte end)
        {
            // An empty line is no row.
            cells++;
            (state, hasBlanks) = (State.Begin, false);
            if (cells > columns)
            {
                return "has more cells than there are columns";
            }

            if (end == delimiter)
            {
                // The one behind it is there, whatever ends it.
                return cells == columns ? "has more cells than there are columns" : null;
            }

            cells = 0;
            afterReturn = end == '\r';
            return afterReturn ? null : EndLine("LF");
        }
    }
}
