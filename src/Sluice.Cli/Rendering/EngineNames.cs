namespace Sluice.Cli.Rendering;

/// <summary>The words for <c>--engine</c>, in options and in reports.</summary>
internal static class EngineNames
{
    /// <summary>The embedded engine, for files.</summary>
    public const string DuckDb = "duckdb";

    /// <summary>Tables of a PostgreSQL server.</summary>
    public const string Postgres = "postgres";

    /// <summary>Tables that Spark reads, through its client.</summary>
    public const string Spark = "spark";

    /// <summary>Tables that Trino reads, through its client.</summary>
    public const string Trino = "trino";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [DuckDb, Postgres, Spark, Trino];
}
