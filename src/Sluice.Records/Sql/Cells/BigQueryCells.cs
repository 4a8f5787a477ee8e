namespace Sluice.Records.Sql.Cells;

/// <summary>Cells in BigQuery, which cannot be asked for the type of a column: their text tells.</summary>
internal sealed class BigQueryCells(SqlDialect dialect) : CellSyntax(dialect)
{
    public override string DoubleType => "FLOAT64";

    public override string DecimalType(int digits, int places) => "BIGNUMERIC";

    public override string Matches(string text, string pattern) => $"REGEXP_CONTAINS({text}, '^({pattern})$')";
}
