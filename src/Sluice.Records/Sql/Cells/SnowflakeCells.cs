namespace Sluice.Records.Sql.Cells;

/// <summary>Cells in Snowflake: their text tells what they are, and a pattern is one of the whole text.</summary>
internal sealed class SnowflakeCells(SqlDialect dialect) : CellSyntax(dialect)
{
    // The quiet cast takes texts, and nothing else.
    public override string TextAs(string text, string type) => $"TRY_CAST({text} AS {type})";

    public override string Matches(string text, string pattern) => $"REGEXP_LIKE({text}, '{pattern}')";
}
