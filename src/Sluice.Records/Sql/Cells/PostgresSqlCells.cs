namespace Sluice.Records.Sql.Cells;

/// <summary>Cells in PostgreSQL. It has no cast that gives null: a text with the form of a day that is none ends the query.</summary>
internal sealed class PostgresSqlCells(SqlDialect dialect) : CellSyntax(dialect)
{
    private static readonly CellTypes Known = new(
        static column => $"CAST(pg_typeof({column}) AS TEXT)",
        new Dictionary<ColumnKind, string[]>
        {
            [ColumnKind.Boolean] = ["boolean"],
            [ColumnKind.Whole] = ["smallint", "integer", "bigint"],
            [ColumnKind.Decimal] = ["numeric"],
            [ColumnKind.Float] = ["real"],
            [ColumnKind.Double] = ["double precision"],
            [ColumnKind.Text] = ["text", "character varying", "character", "name"],
            [ColumnKind.Date] = ["date"],
            [ColumnKind.Timestamp] = ["timestamp without time zone"],
            [ColumnKind.Instant] = ["timestamp with time zone"],
            [ColumnKind.Uuid] = ["uuid"],
        }
    );

    public override CellTypes Types => Known;

    public override string DoubleType => "DOUBLE PRECISION";

    public override string DecimalType(int digits, int places) => "NUMERIC";

    public override string Matches(string text, string pattern) => $"{text} ~ '^({pattern})$'";

    public override string WhenAtMidnight(SqlColumn column, string zone)
    {
        var local = $"timezone({zone}, CAST({column.Text} AS TIMESTAMP WITH TIME ZONE))";
        return $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Timestamp)} AND {Matches(column.Text, "[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00")} THEN CAST({column.Text} AS DATE)"
            + $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Instant)} AND {column.Text} !~ 'infinity' AND date_trunc('day', {local}) = {local} THEN CAST({local} AS DATE)";
    }
}
