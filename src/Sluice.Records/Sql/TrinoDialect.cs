using System.Globalization;
using System.Text;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>Trino: the standard; large and fractional numbers say that they are decimal.</summary>
public sealed class TrinoDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "trino";

    /// <inheritdoc/>
    public override string Title => "Trino";

    /// <inheritdoc/>
    public override string AsOf(long version) => string.Create(CultureInfo.InvariantCulture, $" FOR VERSION AS OF {version}");

    /// <inheritdoc/>
    public override string DayNumber(string day) => $"DATE_DIFF('day', {Epoch}, {day})";

    internal override SqlDays Days { get; } = new TrinoDays();

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new TrinoCells(this);

    /// <inheritdoc/>
    public override string TextType => "VARCHAR";

    /// <inheritdoc/>
    public override string Distance(string text, string other) => $"LEVENSHTEIN_DISTANCE({text}, {other})";

    /// <inheritdoc/>
    public override string Normalized(string text) => $"normalize({text}, NFC)";

    /// <inheritdoc/>
    public override string Text(string value) =>
        IsShown(value) && Ascii.IsValid(value)
            ? base.Text(value)
            : "U&'"
                + Escaped(value, static (text, rune) => text.Append(CultureInfo.InvariantCulture, $@"\+{rune:x6}"), true, '\\')
                    .Replace("'", "''", StringComparison.Ordinal)
                + "'";

    /// <inheritdoc/>
    internal override string ExactNumber(string digits) => "DECIMAL '" + digits + "'";

    /// <inheritdoc/>
    public override string View(string name, string told) => $"VIEW {name}\nCOMMENT {Text(told)}\nSECURITY DEFINER";

    /// <inheritdoc/>
    public override string OfViews =>
        "whoever makes the view reads table and ledger for its users, who need a privilege for the view alone";
}
