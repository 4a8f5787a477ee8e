namespace Sluice.Records.Sql;

/// <summary>DuckDB: the standard, with a backslash that means itself.</summary>
public sealed class DuckDbDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "duckdb";

    /// <inheritdoc/>
    public override string Title => "DuckDB";

    /// <inheritdoc/>
    public override string TextType => "VARCHAR";
}
