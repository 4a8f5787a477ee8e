using System.Globalization;

namespace Sluice.Records.Sql.Cells;

/// <summary>How a dialect writes what is asked of cells.</summary>
/// <param name="dialect">The dialect.</param>
internal abstract class CellSyntax(SqlDialect dialect)
{
    /// <summary>
    /// How the type of a column is asked for within a query; null where that is not possible, so that its text has to tell.
    /// </summary>
    public virtual CellTypes? Types => null;

    /// <summary>Whether a column that fills texts up with blanks may look like one of texts.</summary>
    public virtual bool HidesPadding => false;

    /// <summary>Whether small decimals are written with an exponent.</summary>
    public virtual bool HasExponents => false;

    /// <summary>The type of floating-point numbers of 64 bits, for casts.</summary>
    public virtual string DoubleType => "DOUBLE";

    /// <summary>The type of decimals, for casts.</summary>
    public virtual string DecimalType(int digits, int places) =>
        string.Create(CultureInfo.InvariantCulture, $"DECIMAL({digits}, {places})");

    /// <summary>A cell as text.</summary>
    public string AsText(string column) => $"CAST({column} AS {dialect.TextType})";

    /// <summary>A cell as text, without the blanks that its type fills it up with.</summary>
    public virtual string Unpadded(string column) => AsText(column);

    /// <summary>A value of another type; null where it is none, as far as the dialect has such a cast.</summary>
    public string QuietlyAs(string value, string type) => $"{dialect.QuietCast ?? "CAST"}({value} AS {type})";

    /// <summary>What a text says as a value of a type; null where it says none, as far as the dialect has such a cast.</summary>
    public virtual string TextAs(string text, string type) => QuietlyAs(text, type);

    /// <summary>Whether the whole of a text has a form. Patterns have no backslash, which is read in more than one way.</summary>
    public abstract string Matches(string text, string pattern);

    /// <summary>The day of a moment that is the first of its day, and null of every other; null where it cannot be said.</summary>
    /// <param name="column">The column as SQL.</param>
    /// <param name="isInstant">Whether it holds points in time, which lie in a day of the zone.</param>
    /// <param name="zone">The sender's zone as SQL.</param>
    public virtual string? DayAtMidnight(string column, bool isInstant, string zone) => null;

    /// <summary>The same for a column of any type, as further cases of one expression; empty where it cannot be said.</summary>
    public virtual string WhenAtMidnight(SqlColumn column, string zone) => "";
}
