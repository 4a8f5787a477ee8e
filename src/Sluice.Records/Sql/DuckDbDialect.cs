using System.Globalization;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>DuckDB: the standard, with a backslash that means itself.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "duckdb";

    /// <inheritdoc/>
    public override string Title => "DuckDB";

    internal override SqlDays Days { get; } = new DuckDbDays();

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new DuckDbCells(this);

    /// <inheritdoc/>
    public override string TextType => "VARCHAR";

    /// <inheritdoc/>
    public override string Normalized(string text) => $"nfc_normalize({text})";

    /// <inheritdoc/>
    public override string Trimmed(string text) => $"regexp_replace({text}, '^[[:space:]]+|[[:space:]]+$', '', 'g')";

    /// <summary>A text, quoted; what cannot be seen is put in by its number.</summary>
    public override string Text(string value) =>
        IsShown(value)
            ? base.Text(value)
            : "('"
                + Escaped(
                    value.Replace("'", "''", StringComparison.Ordinal),
                    static (text, rune) => text.Append(CultureInfo.InvariantCulture, $"' || chr({rune}) || '"),
                    false
                )
                + "')";

    /// <inheritdoc/>
    public override string OfViews => "DuckDB knows no privileges: whoever can read the view can read table and ledger too";
}
