using System.Text;

namespace Sluice.Syntax.Text;

/// <summary>One text with its path. Lines end with a line feed, a carriage return or both.</summary>
public sealed class SourceText
{
    /// <summary>Files above this many bytes are refused.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    private const char ByteOrderMark = '\uFEFF';

    private static readonly int[] OneLine = [0];

    private readonly ReadOnlyMemory<byte> _utf8;

    private string? _content;
    private int[]? _lineStarts;

    private readonly int _firstLine;

    /// <summary>Takes a text that is already decoded.</summary>
    /// <param name="path">The path as people name it.</param>
    /// <param name="content">The text.</param>
    /// <param name="firstLine">The number of its first line, where it is a piece of a longer text.</param>
    public SourceText(string path, string content, int firstLine = 1)
    {
        _firstLine = firstLine;
        Path = path;
        _content = content;
    }

    /// <summary>Takes a text in UTF-8 that was decoded before, or is known to be ASCII; it is decoded only when it is asked for.</summary>
    /// <param name="path">The path as people name it.</param>
    /// <param name="utf8">The bytes.</param>
    /// <param name="firstLine">The number of its first line, where it is a piece of a longer text.</param>
    public SourceText(string path, ReadOnlyMemory<byte> utf8, int firstLine = 1)
    {
        _firstLine = firstLine;
        Path = path;
        _utf8 = utf8;
    }

    /// <summary>The path as people name it, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// The folder that the path begins at, as seen from where the user stands, with <c>/</c>; empty where both are the same.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>The path that leads to the text from where the user stands.</summary>
    public string ShownPath => PathIn(Folder, Path);

    /// <summary>The text, a byte order mark included.</summary>
    public string Content => _content ??= Encoding.UTF8.GetString(_utf8.Span);

    /// <summary>The bytes it was made of; none where it was made of a decoded text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    /// <summary>How many lines it has; an empty text has one.</summary>
    public int LineCount => LineStarts.Length;

    /// <summary>
    /// The text with every line break as a line feed and without a byte order mark: the same after a checkout on another system.
    /// </summary>
    public string NormalContent => NormalLineBreaks(Content[MarkLength..]);

    /// <summary>How many characters of a byte order mark the text starts with: 0 or 1.</summary>
    internal int MarkLength =>
        _content is null
            ? _utf8.Span.StartsWith("\uFEFF"u8)
                ? 1
                : 0
            : _content.Length > 0 && _content[0] == ByteOrderMark
                ? 1
                : 0;

    // Places are asked for more often than texts: a text that was never decoded need not be for that.
    private int[] LineStarts =>
        _lineStarts ??=
            _content is null && System.Text.Unicode.Utf8.IsValid(_utf8.Span)
                ? FindLineStarts(_utf8.Span)
                : FindLineStarts(Content.AsSpan(), '\r', '\n');

    /// <summary>A path below a folder, or beside it.</summary>
    public static string PathIn(string folder, string path)
    {
        if (folder.Length == 0)
        {
            return path;
        }

        var parts = new List<string>(folder.Split('/'));
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>A text with every line break as a line feed; what only some readers take for a line break stays what it is.</summary>
    public static string NormalLineBreaks(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>The line and column of a position.</summary>
    public LinePosition GetPosition(int offset)
    {
        int[] starts = LineStarts;
        int line = starts.Length == 1 ? 0 : Array.BinarySearch(starts, offset);
        line = line >= 0 ? line : ~line - 1;
        int start = line == 0 ? MarkLength : starts[line];
        return new LinePosition(line + _firstLine, Math.Max(0, offset - start) + 1);
    }

    /// <summary>
    /// The offset of a line and column, the reverse of <see cref="GetPosition"/>; what lies beyond the end of a line is its end.
    /// </summary>
    public int GetOffset(LinePosition position)
    {
        int[] starts = LineStarts;
        int index = position.Line - _firstLine;
        if (index < 0)
        {
            return MarkLength;
        }

        if (index >= starts.Length)
        {
            return Content.Length;
        }

        int start = index == 0 ? MarkLength : starts[index];
        return start + Math.Min(Math.Max(0, position.Column - 1), Math.Max(0, EndOfLine(index) - start));
    }

    /// <summary>The text of a line, counted from 1, without its line break.</summary>
    public string GetLineText(int line)
    {
        int[] starts = LineStarts;
        int index = line - _firstLine;
        int start = index == 0 ? MarkLength : starts[index];
        return Content[start..Math.Max(start, EndOfLine(index))];
    }

    // Without its line break.
    private int EndOfLine(int index)
    {
        int[] starts = LineStarts;
        int end = index + 1 < starts.Length ? starts[index + 1] : Content.Length;
        while (end > starts[index] && (Content[end - 1] is '\r' or '\n'))
        {
            end--;
        }

        return end;
    }

    // What can be read of the text up to the bad byte gives the diagnostic a line to point at.
    private static int[] FindLineStarts<T>(ReadOnlySpan<T> text, T carriageReturn, T lineFeed)
        where T : struct, IEquatable<T>
    {
        // Of JSON lines each text is one line, and there are many.
        if (text.IndexOfAny(carriageReturn, lineFeed) < 0)
        {
            return OneLine;
        }

        var starts = new int[text.Count(lineFeed) + text.Count(carriageReturn) + 1];
        int count = 1;
        int at = 0;
        while (text[at..].IndexOfAny(carriageReturn, lineFeed) is var found and >= 0)
        {
            at += found;
            at += text[at].Equals(carriageReturn) && at + 1 < text.Length && text[at + 1].Equals(lineFeed) ? 2 : 1;
            starts[count++] = at;
        }

        Array.Resize(ref starts, count);
        return starts;
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return FindLineStarts(utf8, (byte)'\r', (byte)'\n');
        }

        var starts = new List<int> { 0 };
        int offset = 0;
        for (int at = 0; at < utf8.Length; at++)
        {
            // Code units of UTF-16: two for what takes four bytes, none for the bytes that follow a first one.
            offset +=
                utf8[at] >= 0xF0 ? 2
                : (utf8[at] & 0xC0) == 0x80 ? 0
                : 1;
            if (utf8[at] == '\n' || (utf8[at] == '\r' && (at + 1 == utf8.Length || utf8[at + 1] != '\n')))
            {
                starts.Add(offset);
            }
        }

        return [.. starts];
    }
}
