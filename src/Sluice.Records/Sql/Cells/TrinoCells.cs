namespace Sluice.Records.Sql.Cells;

/// <summary>Cells in Trino.</summary>
internal sealed class TrinoCells(SqlDialect dialect) : CellSyntax(dialect)
{
    private static readonly CellTypes Known = new(
        static column => $"typeof({column})",
        new Dictionary<ColumnKind, string[]>
        {
            [ColumnKind.Boolean] = ["boolean"],
            [ColumnKind.Whole] = ["tinyint", "smallint", "integer", "bigint"],
            [ColumnKind.Decimal] = ["decimal(%"],
            [ColumnKind.Float] = ["real"],
            [ColumnKind.Double] = ["double"],
            [ColumnKind.Text] = ["varchar%"],
            [ColumnKind.Char] = ["char(%"],
            [ColumnKind.Date] = ["date"],
            [ColumnKind.Timestamp] = ["timestamp(%)"],
            [ColumnKind.Instant] = ["timestamp(%) with time zone"],
            [ColumnKind.Uuid] = ["uuid"],
        }
    );

    public override CellTypes Types => Known;

    public override string Unpadded(string column) => $"TRIM(TRAILING ' ' FROM {AsText(column)})";

    public override string Matches(string text, string pattern) => $@"regexp_like({text}, '^({pattern})\z')";

    public override string DayAtMidnight(string column, bool isInstant, string zone)
    {
        var local = isInstant ? Local(column, zone) : column;
        return $"CASE WHEN date_trunc('day', {local}) = {local} THEN CAST({local} AS DATE) END";
    }

    public override string WhenAtMidnight(SqlColumn column, string zone)
    {
        var local = Local(TextAs(column.Text, "TIMESTAMP(12) WITH TIME ZONE"), zone);
        return $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Timestamp)} AND {Matches(column.Text, "[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00([.]0+)?")} THEN {TextAs($"SUBSTR({column.Text}, 1, 10)", "DATE")}"
            + $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Instant)} AND date_trunc('day', {local}) = {local} THEN CAST({local} AS DATE)";
    }

    // The day of a moment with a zone would be the one at its own offset.
    private static string Local(string moment, string zone) => $"CAST({moment} AT TIME ZONE {zone} AS TIMESTAMP(12))";
}
