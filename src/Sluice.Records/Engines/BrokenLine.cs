using System.Globalization;
using System.Text.Json;

namespace Sluice.Records.Engines;

/// <summary>Finds the line that the engine could not read, which does not say it reliably.</summary>
internal static class BrokenLine
{
    // A line that is longer is no line of rows, and is not held.
    private const int Longest = 16_777_216;

    /// <summary>
    /// What is wrong with the first line that no row can be read from, by its number; null where nothing is, or the file itself cannot be
    /// read.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What it holds; Parquet has no lines.</param>
    /// <param name="most">How long a line may be, in bytes.</param>
    public static string? Of(string path, RowFormat format, long most = Longest)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
            var line = new MemoryStream();
            for (var number = 1; Next(file, line); number++)
            {
                var text = line.GetBuffer().AsSpan(0, (int)line.Length);
                var what =
                    text.Length == Longest ? "is longer than 16 MiB"
                    : text.Length > most
                        ? string.Create(CultureInfo.InvariantCulture, $"is longer than {most} bytes, the most there is `--memory` for")
                    : TextEncodingCheck.OfLine(text) is { } other ? other
                    : format == RowFormat.JsonLines && text.ContainsAnyExcept(" \t\r"u8) && !IsObject(text) ? "is no JSON object"
                    : null;
                if (what is not null)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"line {number} {what}");
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The engine's own refusal is reported instead.
        }

        return null;
    }

    private static bool Next(FileStream file, MemoryStream line)
    {
        line.SetLength(0);
        for (int read; (read = file.ReadByte()) >= 0; )
        {
            if (read == '\n')
            {
                return true;
            }

            if (line.Length < Longest)
            {
                line.WriteByte((byte)read);
            }
        }

        return line.Length > 0;
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line.StartsWith("\uFEFF"u8) ? line[3..] : line);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
