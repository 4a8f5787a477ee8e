using System.Text;

namespace Sluice.Records.Engines;

/// <summary>The first line of a CSV file: the names of its columns.</summary>
internal static class CsvHeader
{
    // Names are short; a first line without an end is no line of names.
    private const int Longest = 1 << 20;

    /// <summary>The names of a file that is known to be UTF-8; null when there is no line of names or its quotes are broken.</summary>
    /// <param name="path">The file.</param>
    /// <param name="delimiter">What stands between two names.</param>
    public static List<string>? Read(string path, char delimiter)
    {
        // Bytes are read, not characters, for a character reader reads ahead. Quotes, commas and ends of lines are never a part of another
        // character in UTF-8.
        using var reader = new BufferedStream(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0),
            4096
        );
        var mark = new byte[3];
        reader.Position =
            reader.ReadAtLeast(mark, 3, throwOnEndOfStream: false) == 3 && mark.AsSpan().SequenceEqual(Encoding.UTF8.Preamble) ? 3 : 0;
        var names = new List<string>();
        var name = new List<byte>();
        var (quoted, wasQuoted, count) = (false, false, 0);
        for (int read; (read = reader.ReadByte()) >= 0 && ++count < Longest; )
        {
            var c = (byte)read;
            if (quoted)
            {
                if (c != '"')
                {
                    name.Add(c);
                }
                else if (Peek(reader) == '"')
                {
                    name.Add((byte)reader.ReadByte());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && name.Count == 0 && !wasQuoted)
            {
                (quoted, wasQuoted) = (true, true);
            }
            else if (c == delimiter || c is (byte)'\n' or (byte)'\r')
            {
                names.Add(Text(name));
                name.Clear();
                wasQuoted = false;
                if (c != delimiter)
                {
                    return names is [""] ? null : names;
                }
            }
            else if (wasQuoted)
            {
                return null;
            }
            else
            {
                name.Add(c);
            }
        }

        // A file that ends within its first line has names and no rows.
        return quoted || count == 0 || count >= Longest ? null : [.. names, Text(name)];
    }

    private static string Text(List<byte> name) => Encoding.UTF8.GetString([.. name]);

    private static int Peek(BufferedStream reader)
    {
        var next = reader.ReadByte();
        reader.Position -= next < 0 ? 0 : 1;
        return next;
    }
}
