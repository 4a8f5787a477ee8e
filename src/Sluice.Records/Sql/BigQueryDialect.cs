using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>BigQuery: names in backticks; a backslash escapes in names and in texts; fractions say that they are decimal.</summary>
public sealed class BigQueryDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "bigquery";

    /// <inheritdoc/>
    public override string Title => "BigQuery";

    /// <inheritdoc/>
    public override string DayNumber(string day) => $"DATE_DIFF({day}, {Epoch}, DAY)";

    internal override SqlDays Days { get; } = new BigQueryDays();

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new BigQueryCells(this);

    /// <inheritdoc/>
    public override string TextType => "STRING";

    /// <inheritdoc/>
    public override int? LongestName => 300;

    /// <inheritdoc/>
    public override string Identifier(string name) => "`" + Backslashed(name, '`') + "`";

    /// <inheritdoc/>
    public override string Normalized(string text) => $"NORMALIZE({text}, NFC)";

    /// <inheritdoc/>
    public override string? QuietCast => "SAFE_CAST";

    /// <inheritdoc/>
    public override string Text(string value) => "'" + Backslashed(value, '\'') + "'";

    /// <inheritdoc/>
    internal override string ExactNumber(string digits) => "BIGNUMERIC '" + digits + "'";

    /// <inheritdoc/>
    public override string View(string name, string told) => $"VIEW {name}\nOPTIONS (description = {Text(told)})";

    /// <inheritdoc/>
    public override string OfViews =>
        "the view has to be authorized for the datasets of table and ledger: its users then need a privilege for the view alone";
}
