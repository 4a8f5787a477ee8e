using System.Text;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>Snowflake: the standard for names, and texts in which a backslash escapes.</summary>
public sealed class SnowflakeDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "snowflake";

    /// <inheritdoc/>
    public override string Title => "Snowflake";

    /// <inheritdoc/>
    public override string DayNumber(string day) => $"DATEDIFF('day', {Epoch}, {day})";

    internal override SqlDays Days { get; } = new SnowflakeDays();

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new SnowflakeCells(this);

    /// <inheritdoc/>
    public override string TextType => "VARCHAR";

    /// <inheritdoc/>
    public override bool FoldsNames => false;

    /// <inheritdoc/>
    public override int? LongestName => 255;

    /// <inheritdoc/>
    public override string? QuietCast => null;

    /// <inheritdoc/>
    public override string Text(string value) => "'" + Backslashed(value, '\'') + "'";

    /// <summary>There is no escape for it, so that it stays as it is and <see cref="SqlDialect.IsShown"/> says so.</summary>
    private protected override string EscapeBeyond(Rune rune) => rune.ToString();

    /// <inheritdoc/>
    public override string View(string name, string told) => $"SECURE VIEW {name}\nCOMMENT = {Text(told)}";

    /// <inheritdoc/>
    public override string OfViews =>
        "the role that owns the view reads table and ledger for its users, who need a privilege for the view alone";
}
