using System.Globalization;
using System.Text;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;
using Sluice.Syntax.Text;

namespace Sluice.Records.Sql;

/// <summary>How one database writes names, texts, numbers and days. Everything else in a query is the same everywhere.</summary>
public abstract class SqlDialect
{
    /// <summary>The word for <c>--dialect</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name for people.</summary>
    public abstract string Title { get; }

    /// <summary>How it writes what is asked of cells.</summary>
    internal abstract CellSyntax Cells { get; }

    /// <summary>Whether names of columns that differ in upper and lower case alone are one.</summary>
    public virtual bool FoldsNames => true;

    /// <summary>The type of texts, for casts.</summary>
    public abstract string TextType { get; }

    /// <summary>How days are read and counted.</summary>
    internal abstract SqlDays Days { get; }

    /// <summary>The most bytes a name may have; null where more than enough fit.</summary>
    public virtual int? LongestName => null;

    /// <summary>A name, quoted: whatever it holds, it stays one name.</summary>
    public virtual string Identifier(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text, quoted: whatever it holds, it stays one text.</summary>
    public virtual string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>A number.</summary>
    public string Number(decimal value)
    {
        var digits = Digits(value);
        return value == decimal.Truncate(value) && Math.Abs(value) <= long.MaxValue ? digits : ExactNumber(digits);
    }

    /// <summary>The digits of a number.</summary>
    internal static string Digits(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A floating-point number of 64 bits, by its shortest text.</summary>
    public virtual string Double(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace("+", "", StringComparison.Ordinal) is var text
        && text.Contains('E', StringComparison.Ordinal)
            ? text
            : text + "E0";

    /// <summary>A day.</summary>
    public virtual string Date(DateOnly day) => "DATE '" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "'";

    /// <summary>The number of a day, counted from 1970-01-01.</summary>
    public virtual string DayNumber(string day) => $"({day} - {Epoch})";

    /// <summary>1970-01-01.</summary>
    protected string Epoch => Date(new DateOnly(1970, 1, 1));

    /// <summary>What stands behind the name of a table of which a version is read; null where the dialect cannot say that.</summary>
    /// <param name="version">The number of the version.</param>
    public virtual string? AsOf(long version) => null;

    /// <summary>
    /// The cast that gives null for what is no day; null where there is none, and such a cell ends the query with an error.
    /// </summary>
    public virtual string? QuietCast => "TRY_CAST";

    /// <summary>What who reads a query with numbers has to know of their types; null for nothing.</summary>
    public virtual string? OfNumbers =>
        "a floating-point number is compared by the text it is shown with; where that cannot be told from a number of the policy, its row is left out";

    /// <summary>
    /// A text in the normal form in which each character is written in one way; the text itself where the dialect has none.
    /// </summary>
    public virtual string Normalized(string text) => text;

    /// <summary>
    /// How many letters have to be put in, left out or changed to make one text of another; null where the dialect cannot say it.
    /// </summary>
    /// <param name="text">A text as SQL.</param>
    /// <param name="other">Another one.</param>
    public virtual string? Distance(string text, string other) => null;

    /// <summary>A text without blanks at its ends.</summary>
    public virtual string Trimmed(string text) => $"TRIM({text})";

    /// <summary>
    /// A view, as a statement names it that makes one. Who reads it needs no privilege for what it reads, where the dialect can say that.
    /// </summary>
    /// <param name="name">Its name as SQL.</param>
    /// <param name="told">What the catalog keeps of it.</param>
    public virtual string View(string name, string told) => $"VIEW {name}";

    /// <summary>What who makes a view has to know; null for nothing.</summary>
    public virtual string? OfViews => null;

    /// <summary>What stands behind the name of a table that is made of a query.</summary>
    public virtual string TableOptions => "";

    /// <summary>
    /// The test that a backslash in a text is read as an escape, where a setting of the session can have it otherwise; null where none can.
    /// </summary>
    public virtual string? EscapesAreRead => null;

    /// <summary>Why a name cannot be written; null when it can.</summary>
    public virtual string? RefusalOfName(string name) =>
        name.Length == 0 ? "it is empty"
        : LongestName is { } most && Encoding.UTF8.GetByteCount(name) > most ? $"it is longer than {most} bytes"
        : RefusalOfText(name);

    /// <summary>Why a text cannot be written; null when it can.</summary>
    public virtual string? RefusalOfText(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? "it holds the character zero"
        : HasHalfPair(text) ? "it holds half a character"
        : null;

    /// <summary>
    /// Whether a quoted name or text, as it is written, would hide something from who reads the query, forge a line of it, or speak to a
    /// pipeline that shows it.
    /// </summary>
    public static bool IsShown(string quoted) => VisibleText.Of(quoted) == quoted;

    /// <summary>A number that is no 64-bit integer, so that it is not taken for a binary fraction.</summary>
    internal virtual string ExactNumber(string digits) => digits;

    /// <summary>
    /// Puts a backslash before what would end or change a text, and writes as escapes what cannot be seen and what would be a command to a
    /// pipeline.
    /// </summary>
    protected string Backslashed(string value, char quote) =>
        Escaped(
            value,
            (text, rune) =>
                _ = rune switch
                {
                    '\n' => text.Append(@"\n"),
                    '\r' => text.Append(@"\r"),
                    '\t' => text.Append(@"\t"),
                    <= 0xFFFF => text.Append(CultureInfo.InvariantCulture, $@"\u{rune:x4}"),
                    _ => text.Append(EscapeBeyond(new Rune(rune))),
                },
            WritesAscii,
            quote,
            '\\'
        );

    /// <summary>Whether texts are written in ASCII: a client reads its file in whatever locale it runs in.</summary>
    private protected virtual bool WritesAscii => false;

    /// <summary>What stands for a character beyond the first plane, in a text with backslashes.</summary>
    private protected virtual string EscapeBeyond(Rune rune) => string.Create(CultureInfo.InvariantCulture, $@"\U{rune.Value:x8}");

    /// <summary>
    /// A text in which some characters are written otherwise: a backslash before each of <paramref name="special"/>, and
    /// <paramref name="write"/> for what must not stand as it is, which is all beyond ASCII where that is asked for.
    /// </summary>
    private protected static string Escaped(string value, Action<StringBuilder, int> write, bool isAscii, params ReadOnlySpan<char> special)
    {
        var text = new StringBuilder(value.Length + 2);
        for (var i = 0; i < value.Length; )
        {
            var known = Rune.TryGetRuneAt(value, i, out var rune);
            var (code, length) = known ? (rune.Value, rune.Utf16SequenceLength) : (value[i], 1);
            if (special.Contains(value[i]))
            {
                text.Append('\\').Append(value[i]);
            }
            else if (
                code is '\t' or '\n' or '\r'
                || InvisibleCharacters.IsInvisible(code)
                || (isAscii && code > 0x7F)
                || VisibleText.IsCommand(value, i)
            )
            {
                write(text, code);
            }
            else
            {
                text.Append(value, i, length);
            }

            i += length;
        }

        return text.ToString();
    }

    private static bool HasHalfPair(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }
}
