namespace Sluice.Records.Sql.Cells;

/// <summary>Cells in DuckDB.</summary>
internal sealed class DuckDbCells(SqlDialect dialect) : CellSyntax(dialect)
{
    private static readonly CellTypes Known = new(
        static column => $"typeof({column})",
        new Dictionary<ColumnKind, string[]>
        {
            [ColumnKind.Boolean] = ["BOOLEAN"],
            [ColumnKind.Whole] =
            [
                "TINYINT",
                "SMALLINT",
                "INTEGER",
                "BIGINT",
                "HUGEINT",
                "UTINYINT",
                "USMALLINT",
                "UINTEGER",
                "UBIGINT",
                "UHUGEINT",
            ],
            [ColumnKind.Decimal] = ["DECIMAL(%"],
            [ColumnKind.Float] = ["FLOAT"],
            [ColumnKind.Double] = ["DOUBLE"],
            [ColumnKind.Text] = ["VARCHAR", "ENUM(%"],
            [ColumnKind.Date] = ["DATE"],
            [ColumnKind.Timestamp] = ["TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"],
            [ColumnKind.Instant] = ["TIMESTAMP WITH TIME ZONE"],
            [ColumnKind.Uuid] = ["UUID"],
        }
    );

    public override CellTypes Types => Known;

    public override string Matches(string text, string pattern) => $"regexp_full_match({text}, '{pattern}')";

    public override string WhenAtMidnight(SqlColumn column, string zone)
    {
        var local = $"timezone({zone}, TRY_CAST({column.Sql} AS TIMESTAMP WITH TIME ZONE))";
        return $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Timestamp)} AND {Matches(column.Text, "[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00")} THEN TRY_CAST({column.Sql} AS DATE)"
            + $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Instant)} AND date_trunc('day', {local}) = {local} THEN TRY_CAST({local} AS DATE)";
    }
}
