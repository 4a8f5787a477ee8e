using System.Globalization;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// <c>spark-sql</c> prints cells between tabs as they are, so that a line break in one would end the row, and null as a word. Each row is
/// therefore made one text of JSON by the query.
/// </summary>
internal sealed record SparkForm() : ClientForm(new SparkDialect(), static file => ["-f", file])
{
    // What is inside a composite cell is written by `to_json` alone.
    private const string Written =
        "map('ignoreNullFields', 'false', 'timestampFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSSXXX', 'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss.SSSSSS', 'timeZone', 'UTC')";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Formats => ["parquet", "orc", "delta", "iceberg"];

    /// <inheritdoc/>
    public override string Wrap(string query, int width) =>
        $"SELECT to_json(struct(*), map('ignoreNullFields', 'false')) AS answer\nFROM (\n{query}) AS permitted;\n";

    /// <inheritdoc/>
    internal override string Print(string query, IReadOnlyList<(string Name, ColumnPrinting How)> columns)
    {
        var cells = string.Join(", ", columns.Select(c => $"{c.How.Sql(Dialect.Identifier(c.Name))} AS {Dialect.Identifier(c.Name)}"));
        return $"SELECT to_json(struct({cells}), {Written}) AS answer\nFROM (\n{query}) AS permitted;\n";
    }

    /// <inheritdoc/>
    internal override ColumnPrinting? PrintOf(string type) => ColumnPrinting.OfSpark(type);

    /// <inheritdoc/>
    internal override string ShowTables(IReadOnlyList<string> schema, string start)
    {
        var from = schema.Count == 0 ? "" : " IN " + Name(schema);

        // Other characters would be those of a pattern.
        return start.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"SHOW TABLES{from} LIKE {Dialect.Text(start + "*")}"
            : $"SHOW TABLES{from}";
    }

    /// <inheritdoc/>
    internal override string TableIn(string line) => line.Split('\t') is [_, var table, ..] ? table.Trim() : line.Trim();

    /// <summary>Tables of Iceberg are schemas of what is known of them; a table without a schema would be one of these.</summary>
    internal override string? AskVersion(IReadOnlyList<string> table, TableFormat format) =>
        format == TableFormat.Delta ? $"DESCRIBE HISTORY {Name(table)} LIMIT 1"
        : table.Count > 1 ? $"SELECT snapshot_id FROM {Name(table)}.refs WHERE name = 'main'"
        : null;

    /// <inheritdoc/>
    internal override long? VersionIn(string line) =>
        long.TryParse(line.Split('\t')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> DescribeVersion(string table) => [$"DESCRIBE QUERY SELECT * FROM {table}"];

    /// <summary>Without a format Spark may write texts between quotation marks, which hold no types.</summary>
    internal override string MakeTable(IReadOnlyList<string> table, string? format, string query) =>
        $"CREATE TABLE {Name(table)}\nUSING {format ?? "parquet"}\nAS\n{query}";

    /// <summary>A table stays in its catalogue, which is not named again.</summary>
    internal override string Rename(IReadOnlyList<string> table, IReadOnlyList<string> name) =>
        $"ALTER TABLE {Name(table)} RENAME TO {Name(name.Skip(Math.Max(0, name.Count - 2)))}";
}
