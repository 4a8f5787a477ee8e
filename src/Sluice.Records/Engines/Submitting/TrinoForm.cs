using Sluice.Records.Sql;

namespace Sluice.Records.Engines.Submitting;

/// <summary><c>trino</c> prints JSON by itself.</summary>
internal sealed record TrinoForm() : ClientForm(new TrinoDialect(), static file => ["--file", file, "--output-format", "JSON"])
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Formats => ["parquet", "orc"];

    /// <inheritdoc/>
    public override string Wrap(string query, int width) => $"SELECT *\nFROM (\n{query}) AS permitted;\n";

    /// <inheritdoc/>
    internal override string Print(string query, IReadOnlyList<(string Name, ColumnPrinting How)> columns) =>
        $"SELECT {string.Join(", ", columns.Select(c => $"{c.How.Sql(Dialect.Identifier(c.Name))} AS {Dialect.Identifier(c.Name)}"))}\nFROM (\n{query}) AS permitted;\n";

    /// <inheritdoc/>
    internal override ColumnPrinting? PrintOf(string type) => ColumnPrinting.OfTrino(type);

    /// <inheritdoc/>
    internal override string ShowTables(IReadOnlyList<string> schema, string start)
    {
        // Names are kept in small letters.
        var pattern = start
            .ToLowerInvariant()
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal);
        return $"SHOW TABLES{(schema.Count == 0 ? "" : " FROM " + Name(schema))} LIKE {Dialect.Text(pattern + "%")} ESCAPE '!'";
    }

    /// <inheritdoc/>
    internal override string TableIn(string line) => Text(line, "Table") ?? "";

    /// <inheritdoc/>
    internal override string AskVersion(IReadOnlyList<string> table, TableFormat format)
    {
        string Beside(string more) => Name([.. table.SkipLast(1), table[^1] + more]);
        return format == TableFormat.Delta
            ? $"SELECT MAX(version) AS version FROM {Beside("$history")}"
            : $"SELECT snapshot_id AS version FROM {Beside("$refs")} WHERE name = 'main'";
    }

    /// <inheritdoc/>
    internal override long? VersionIn(string line) => Number(line, "version");

    /// <summary>Only of a statement that is prepared it says types without running it.</summary>
    internal override IReadOnlyList<string> DescribeVersion(string table) =>
        [$"PREPARE sluice_version FROM SELECT * FROM {table}", "DESCRIBE OUTPUT sluice_version"];

    /// <inheritdoc/>
    internal override string MakeTable(IReadOnlyList<string> table, string? format, string query) =>
        $"CREATE TABLE {Name(table)}\n{(format is null ? "" : $"WITH (format = '{format.ToUpperInvariant()}')\n")}AS\n{query}";

    /// <inheritdoc/>
    internal override string Rename(IReadOnlyList<string> table, IReadOnlyList<string> name) =>
        $"ALTER TABLE {Name(table)} RENAME TO {Name(name)}";

    /// <summary>A query of Trino's goes on without its client, and may end well long after.</summary>
    internal override string? FindQueries(string said) =>
        $"SELECT query_id FROM system.runtime.queries WHERE state NOT IN ('FINISHED', 'FAILED') AND strpos(query, {Dialect.Text(said)}) > 0 AND strpos(query, 'system.runtime.queries') = 0";

    /// <inheritdoc/>
    internal override string? EndQuery(string line) =>
        Text(line, "query_id") is { } id && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"CALL system.runtime.kill_query(query_id => '{id}', message => 'sluice filter was ended')"
            : null;
}
