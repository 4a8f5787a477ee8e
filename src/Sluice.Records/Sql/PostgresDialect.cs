using System.Globalization;
using Sluice.Records.Sql.Cells;

namespace Sluice.Records.Sql;

/// <summary>PostgreSQL: what a backslash means depends on a setting, so a text with one says so itself; long names are cut off.</summary>
public sealed class PostgresDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "postgres";

    /// <inheritdoc/>
    public override string Title => "PostgreSQL";

    /// <inheritdoc/>
    internal override CellSyntax Cells => field ??= new PostgresSqlCells(this);

    /// <inheritdoc/>
    public override string TextType => "TEXT";

    /// <inheritdoc/>
    public override int? LongestName => 63;

    /// <inheritdoc/>
    public override string? QuietCast => null;

    /// <inheritdoc/>
    public override string? DayIn(string column, string zone) =>
        $"CASE WHEN pg_typeof({column}) = 'timestamp with time zone'::regtype THEN CAST(timezone({zone}, CAST({column} AS TIMESTAMP WITH TIME ZONE)) AS DATE) ELSE CAST({column} AS DATE) END";

    /// <inheritdoc/>
    public override bool FoldsNames => false;

    /// <inheritdoc/>
    public override string Normalized(string text) => $"CASE WHEN getdatabaseencoding() = 'UTF8' THEN normalize({text}, NFC) ELSE {text} END";

    /// <inheritdoc/>
    public override string Trimmed(string text) => $"regexp_replace({text}, '^[[:space:]]+|[[:space:]]+$', '', 'g')";

    /// <inheritdoc/>
    public override string Text(string value) => value.Contains('\\', StringComparison.Ordinal) || !IsShown(value)
        ? "E'" + Backslashed(value, '\\').Replace("'", "''", StringComparison.Ordinal) + "'"
        : base.Text(value);

    /// <inheritdoc/>
    public override string Identifier(string name) => IsShown(name)
        ? base.Identifier(name)
        : "U&\"" + Escaped(name, static (text, rune) => text.Append(CultureInfo.InvariantCulture, $@"\+{rune:x6}"), false, '\\').Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
