namespace Sluice.Records.Sql;

/// <summary>Every dialect there is.</summary>
public static class SqlDialects
{
    /// <summary>In the order in which they are listed for people.</summary>
    public static IReadOnlyList<SqlDialect> All { get; } =
    [new DuckDbDialect(), new PostgresDialect(), new SparkDialect(), new TrinoDialect(), new BigQueryDialect(), new SnowflakeDialect()];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static d => d.Name)];

    /// <summary>The dialect with that name, or null.</summary>
    public static SqlDialect? Find(string name) => All.FirstOrDefault(d => d.Name == name);
}
