using System.Text;
using System.Text.Unicode;

namespace Sluice.Records.Engines;

/// <summary>
/// Holds a file with text to one encoding, UTF-8, from its first byte to its last and before any other reader: readers that each guessed
/// would see names in one encoding and rows in another, and a ledger in which no person is found.
/// </summary>
internal static class TextEncodingCheck
{
    private const int Chunk = 1 << 20;
    private const byte Escape = 0x1B;

    // Of byte order marks that begin alike the longer one comes first.
    private static readonly (byte[] Bytes, string Encoding)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ([0, 0, 0xFE, 0xFF], "UTF-32"),
        ([0xFF, 0xFE], "UTF-16"),
        ([0xFE, 0xFF], "UTF-16"),
        ("+/v8"u8.ToArray(), "UTF-7"),
        ("+/v9"u8.ToArray(), "UTF-7"),
        ("+/v+"u8.ToArray(), "UTF-7"),
        ("+/v/"u8.ToArray(), "UTF-7"),
        ([0xF7, 0x64, 0x4C], "UTF-1"),
        ([0xDD, 0x73, 0x66, 0x73], "UTF-EBCDIC"),
        ([0x0E, 0xFE, 0xFF], "SCSU"),
        ([0xFB, 0xEE, 0x28], "BOCU-1"),
        ([0x84, 0x31, 0x95, 0x33], "GB 18030"),
    ];

    /// <summary>Why a file is no text in UTF-8, in a text that quotes nothing of it; null when it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What it holds.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string? Of(string path, RowFormat format)
    {
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite, options: FileOptions.SequentialScan);
        var buffer = new byte[Chunk];
        var (offset, kept) = (0L, 0);
        for (int read; (read = RandomAccess.Read(file, buffer.AsSpan(kept), offset)) > 0; offset += read)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            if (offset == 0 && MarkOf(bytes) is { } encoding)
            {
                return $"it begins with the mark of {encoding}; write it as UTF-8";
            }

            // A character that the end of a chunk cuts is looked at with the next one.
            kept = Unfinished(bytes);
            var whole = bytes[..^kept];
            if (!Utf8.IsValid(whole) || HoldsForeign(whole))
            {
                return Words(path, format);
            }

            bytes[^kept..].CopyTo(buffer);
        }

        return kept == 0 ? null : Words(path, format);
    }

    /// <summary>What a line holds that no line of text in UTF-8 does; null for nothing.</summary>
    public static string? OfLine(ReadOnlySpan<byte> line) =>
        line.Contains((byte)0) ? "holds the character zero, as UTF-16 without a mark does; write the file as UTF-8"
        : !Utf8.IsValid(line) ? "is not UTF-8" + Guess(line)
        : HoldsForeign(line) ? "is not UTF-8: it changes to another encoding as ISO 2022 does; write the file as UTF-8"
        : null;

    private static string Words(string path, RowFormat format) => BrokenLine.Of(path, format) ?? "it is not UTF-8";

    private static string? MarkOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return encoding;
            }
        }

        return null;
    }

    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var first = bytes[^back];
            if ((first & 0xC0) != 0x80)
            {
                return
                    back
                    < (
                        first >= 0xF0 ? 4
                        : first >= 0xE0 ? 3
                        : first >= 0xC0 ? 2
                        : 1
                    )
                    ? back
                    : 0;
            }
        }

        return 0;
    }

    // Encodings of seven bits are valid UTF-8 byte by byte: they are known by how they change to another set of characters.
    private static bool HoldsForeign(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOfAny((byte)0, Escape)) >= 0; bytes = bytes[(at + 1)..])
        {
            if (bytes[at] == 0 || (at + 1 < bytes.Length && bytes[at + 1] is (byte)'$' or (byte)'('))
            {
                return true;
            }
        }

        return false;
    }

    // Letters of Latin-1 stand alone between others; encodings with two bytes a character have them in pairs. What holds characters of
    // UTF-8 too is damaged, and no guess is made.
    private static string Guess(ReadOnlySpan<byte> line)
    {
        var (pairs, high) = (true, false);
        for (var at = 0; at < line.Length; )
        {
            var length = line[at..].IndexOfAnyInRange((byte)0, (byte)0x7F);
            length = length < 0 ? line.Length - at : length;
            if (length > 1 && Utf8.IsValid(line.Slice(at, length)))
            {
                return "";
            }

            pairs &= length % 2 == 0;
            high |= line.Slice(at, length).IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0;
            at += length + 1;
        }

        return (
                pairs ? ": it looks like EUC-KR, GBK or another encoding with two bytes a character"
                : high ? ": it looks like Windows-1252"
                : ": it looks like Latin-1 (ISO 8859-1)"
            ) + "; write the file as UTF-8";
    }
}
