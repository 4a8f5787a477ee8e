using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// A text whose line breaks are not chosen yet. <see cref="DocPrinter"/> chooses them: as few as fit the width.
/// </summary>
internal abstract class Doc
{
    private Doc(bool breaks) => Breaks = breaks;

    /// <summary>Whether a line has to end inside it, however wide the page is.</summary>
    public bool Breaks { get; }

    /// <summary>Nothing.</summary>
    public static Doc Empty { get; } = new Concatenation([]);

    /// <summary>The end of a line.</summary>
    public static Doc HardLine { get; } = new LineEnd(false);

    /// <summary>The end of a line with an empty line behind it.</summary>
    public static Doc BlankLine { get; } = new LineEnd(true);

    /// <summary>One blank.</summary>
    public static Doc Space { get; } = new Blanks(1);

    /// <summary>One blank, or the end of a line.</summary>
    public static Doc Line { get; } = new Break(1);

    /// <summary>Two blanks, or the end of a line: what stands between clauses.</summary>
    public static Doc WideLine { get; } = new Break(2);

    /// <summary>Words as they are.</summary>
    public static Doc Text(string value) => new Words(value);

    /// <summary>So many blanks.</summary>
    public static Doc Spaces(int count) => count == 1 ? Space : new Blanks(count);

    /// <summary>One behind the other.</summary>
    public static Doc Concat(params IReadOnlyList<Doc> parts) => parts.Count == 1 ? parts[0] : new Concatenation(parts);

    /// <summary>On one line if it fits; else every break directly in it ends a line.</summary>
    public static Doc Group(Doc inner) => new Grouped(inner);

    /// <summary>Words and the breaks between them, alternating; a break ends a line only where the next word does not fit.</summary>
    public static Doc Fill(IReadOnlyList<Doc> parts) => parts.Count == 1 ? parts[0] : new Filled(parts);

    /// <summary>Lines that begin inside start so many columns further to the right.</summary>
    public static Doc Nest(int columns, Doc inner) => new Nested(columns, inner);

    /// <summary>Lines that begin inside start below its beginning.</summary>
    public static Doc Align(Doc inner) => new Aligned(inner);

    /// <summary>The first if it fits on the line, else the other.</summary>
    public static Doc Choose(Doc flat, Doc otherwise) => new Choice(flat, otherwise);

    /// <summary>A comment behind what stands on the line; the line ends after it.</summary>
    public static Doc Trailing(string comment) => new Remark(comment, false);

    /// <summary>A comment on a line of its own.</summary>
    public static Doc OwnLine(string comment) => new Remark(comment, true);

    internal sealed class Words(string value) : Doc(value.Contains('\n'))
    {
        public string Value { get; } = value;

        public int Width { get; } = TextColumns.Of(value);
    }

    internal sealed class Blanks(int count) : Doc(false)
    {
        public int Count { get; } = count;
    }

    internal sealed class Break(int blanks) : Doc(false)
    {
        public int Width { get; } = blanks;
    }

    internal sealed class LineEnd(bool blank) : Doc(true)
    {
        public bool Blank { get; } = blank;
    }

    internal sealed class Concatenation(IReadOnlyList<Doc> parts) : Doc(AnyBreaks(parts))
    {
        public IReadOnlyList<Doc> Parts { get; } = parts;
    }

    internal sealed class Filled(IReadOnlyList<Doc> parts) : Doc(AnyBreaks(parts))
    {
        public IReadOnlyList<Doc> Parts { get; } = parts;
    }

    internal sealed class Grouped(Doc inner) : Doc(inner.Breaks)
    {
        public Doc Inner { get; } = inner;
    }

    internal sealed class Nested(int columns, Doc inner) : Doc(inner.Breaks)
    {
        public int Columns { get; } = columns;

        public Doc Inner { get; } = inner;
    }

    internal sealed class Aligned(Doc inner) : Doc(inner.Breaks)
    {
        public Doc Inner { get; } = inner;
    }

    internal sealed class Choice(Doc flat, Doc otherwise) : Doc(flat.Breaks)
    {
        public Doc Flat { get; } = flat;

        public Doc Otherwise { get; } = otherwise;
    }

    internal sealed class Remark(string text, bool ownLine) : Doc(true)
    {
        public string Comment { get; } = text;

        public bool IsAlone { get; } = ownLine;
    }

    private static bool AnyBreaks(IReadOnlyList<Doc> parts)
    {
        foreach (Doc part in parts)
        {
            if (part.Breaks)
            {
                return true;
            }
        }

        return false;
    }
}
