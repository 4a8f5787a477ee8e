using System.Text;

namespace Sluice.Records.Engines;

/// <summary>The first line of a CSV file: the names of its columns.</summary>
internal static class CsvHeader
{
    // Names are short; a first line without an end is no line of names.
    private const int Longest = 1 << 20;

    /// <summary>The names; null when there is no line of names or its quotes are broken.</summary>
    public static List<string>? Read(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        var names = new List<string>();
        var name = new StringBuilder();
        var (quoted, wasQuoted, count) = (false, false, 0);
        for (int read; (read = reader.Read()) >= 0 && ++count < Longest;)
        {
            var c = (char)read;
            if (quoted)
            {
                if (c != '"')
                {
                    name.Append(c);
                }
                else if (reader.Peek() == '"')
                {
                    name.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && name.Length == 0 && !wasQuoted)
            {
                (quoted, wasQuoted) = (true, true);
            }
            else if (c is ',' or '\n' or '\r')
            {
                names.Add(name.ToString());
                name.Clear();
                wasQuoted = false;
                if (c != ',')
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
                name.Append(c);
            }
        }

        // A file that ends within its first line has names and no rows.
        return quoted || count == 0 || count >= Longest ? null : [.. names, name.ToString()];
    }
}
