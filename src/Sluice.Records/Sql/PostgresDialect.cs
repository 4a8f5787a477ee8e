using System.Globalization;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>PostgreSQL: what a backslash means depends on a setting, so a text with one says so itself; long names are cut off.</summary>
public sealed class PostgresDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "postgres";

    /// <inheritdoc/>
    public override string Title => "PostgreSQL";

    internal override SqlDays Days { get; } = new PostgresDays();

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new PostgresSqlCells(this);

    /// <inheritdoc/>
    public override string TextType => "TEXT";

    /// <inheritdoc/>
    public override int? LongestName => 63;

    /// <inheritdoc/>
    public override string? QuietCast => null;

    /// <inheritdoc/>
    public override bool FoldsNames => false;

    /// <inheritdoc/>
    public override string Normalized(string text) =>
        $"CASE WHEN getdatabaseencoding() = 'UTF8' THEN normalize({text}, NFC) ELSE {text} END";

    /// <inheritdoc/>
    public override string Trimmed(string text) => $"regexp_replace({text}, '^[[:space:]]+|[[:space:]]+$', '', 'g')";

    /// <inheritdoc/>
    public override string Text(string value) =>
        value.Contains('\\', StringComparison.Ordinal) || !IsShown(value)
            ? "E'" + Backslashed(value, '\\').Replace("'", "''", StringComparison.Ordinal) + "'"
            : base.Text(value);

    /// <inheritdoc/>
    public override string Identifier(string name) =>
        IsShown(name)
            ? base.Identifier(name)
            : "U&\""
                + Escaped(name, static (text, rune) => text.Append(CultureInfo.InvariantCulture, $@"\+{rune:x6}"), false, '\\')
                    .Replace("\"", "\"\"", StringComparison.Ordinal)
                + "\"";

    /// <inheritdoc/>
    public override string View(string name, string told) => $"VIEW {name} WITH (security_barrier)";

    /// <inheritdoc/>
    public override string OfViews => "the owner of the view reads table and ledger for its users, who need a privilege for the view alone";
}
