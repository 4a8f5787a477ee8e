namespace Sluice.Records.Sql.Cells;

/// <summary>Cells in Spark SQL, whatever its settings: with ANSI on and off, and in whatever zone its session is.</summary>
internal sealed class SparkCells(SqlDialect dialect) : CellSyntax(dialect)
{
    private static readonly CellTypes Known = new(
        static column => $"typeof({column})",
        new Dictionary<ColumnKind, string[]>
        {
            [ColumnKind.Boolean] = ["boolean"],
            [ColumnKind.Whole] = ["tinyint", "smallint", "int", "bigint"],
            [ColumnKind.Decimal] = ["decimal(%"],
            [ColumnKind.Float] = ["float"],
            [ColumnKind.Double] = ["double"],
            // One with a collation, under which different texts are one, has it in its name.
            [ColumnKind.Text] = ["string"],
            [ColumnKind.Date] = ["date"],
            [ColumnKind.Timestamp] = ["timestamp_ntz"],
            [ColumnKind.Instant] = ["timestamp"],
        }
    );

    public override CellTypes Types => Known;

    public override bool HidesPadding => true;

    public override bool HasExponents => true;

    public override string Unpadded(string column) => $"RTRIM({AsText(column)})";

    // A dollar sign would also stand before a line break at the end.
    public override string Matches(string text, string pattern) => $"{text} RLIKE '(?s)^({pattern})(?!.)'";

    public override string DayAtMidnight(string column, bool isInstant, string zone)
    {
        // Of a moment, a cast to a day would follow the zone of the session.
        var micros = $"UNIX_MICROS(FROM_UTC_TIMESTAMP({column}, {zone}))";
        return isInstant
            ? $"CASE WHEN {micros} % 86400000000 = 0 THEN DATE_FROM_UNIX_DATE(CAST({micros} DIV 86400000000 AS INT)) END"
            : $"CASE WHEN {column} = CAST(CAST({column} AS DATE) AS TIMESTAMP_NTZ) THEN CAST({column} AS DATE) END";
    }

    public override string WhenAtMidnight(SqlColumn column, string zone)
    {
        const string Form = "'yyyy-MM-dd HH:mm:ss.SSSSSS'";

        // A text in a zone of its own, which no setting of the session changes: `{"at":"2024-05-01 00:00:00.000000"}`.
        var text =
            $"TO_JSON(NAMED_STRUCT('at', {column.Sql}), MAP('timeZone', {zone}, 'timestampFormat', {Form}, 'timestampNTZFormat', {Form}))";
        return $" WHEN {Types.IsOneOf(column.TypeName!, ColumnKind.Timestamp, ColumnKind.Instant)} AND {Matches(text, "[{]\"at\":\"[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00[.]000000\"[}]")} THEN {TextAs($"SUBSTR({text}, 8, 10)", "DATE")}";
    }
}
