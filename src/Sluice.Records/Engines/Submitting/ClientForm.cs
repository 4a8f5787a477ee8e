using Sluice.Records.Sql;

namespace Sluice.Records.Engines.Submitting;

/// <summary>How one command-line client takes a query and prints its rows, one line of JSON each.</summary>
/// <param name="Dialect">Its SQL.</param>
/// <param name="Arguments">What is said to it after the user's own words, given the file with the query.</param>
/// <param name="Wrap">The query as it is handed over, given the query and the number of its columns.</param>
public sealed record ClientForm(SqlDialect Dialect, Func<string, string[]> Arguments, Func<string, int, string> Wrap)
{
    /// <summary>
    /// <c>spark-sql</c> prints cells between tabs as they are, so that a line break in one would end the row, and null as a word. Each row is therefore
    /// made one text of JSON by the query.
    /// </summary>
    public static ClientForm Spark { get; } = new(
        new SparkDialect(),
        static file => ["-f", file],
        static (query, _) => $"SELECT to_json(struct(*), map('ignoreNullFields', 'false')) AS answer\nFROM (\n{query}) AS permitted\nORDER BY 1;\n");

    /// <summary><c>trino</c> prints JSON by itself.</summary>
    public static ClientForm Trino { get; } = new(
        new TrinoDialect(),
        static file => ["--file", file, "--output-format", "JSON"],
        static (query, columns) => $"SELECT *\nFROM (\n{query}) AS permitted\nORDER BY {string.Join(", ", Enumerable.Range(1, columns))};\n");
}
