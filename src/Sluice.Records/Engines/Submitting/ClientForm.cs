using System.Text.Json;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines.Submitting;

/// <summary>How one command-line client takes statements and prints rows, one line of JSON each.</summary>
/// <param name="Dialect">Its SQL.</param>
/// <param name="Arguments">The arguments after the user's own, given the file with the statements.</param>
public abstract record ClientForm(SqlDialect Dialect, Func<string, string[]> Arguments)
{
    /// <summary><c>spark-sql</c>.</summary>
    public static ClientForm Spark { get; } = new SparkForm();

    /// <summary><c>trino</c>.</summary>
    public static ClientForm Trino { get; } = new TrinoForm();

    /// <summary>A query as it is handed over, so that each row is one line of JSON.</summary>
    /// <param name="query">The query.</param>
    /// <param name="width">The number of its columns.</param>
    public abstract string Wrap(string query, int width);

    /// <summary>The formats of tables it can be told to make.</summary>
    public abstract IReadOnlyList<string> Formats { get; }

    /// <summary>The same for a query whose rows are written, so that no cell loses anything on the way.</summary>
    /// <param name="query">The query.</param>
    /// <param name="columns">Its columns, and how each is printed.</param>
    internal abstract string Print(string query, IReadOnlyList<(string Name, ColumnPrinting How)> columns);

    /// <summary>How the cells of a column are printed; null where they have no text.</summary>
    internal abstract ColumnPrinting? PrintOf(string type);

    /// <summary>What asks for the names of the tables of a schema that begin with a text.</summary>
    /// <param name="schema">The parts of its name; none for the session's own.</param>
    /// <param name="start">What they begin with.</param>
    internal abstract string ShowTables(IReadOnlyList<string> schema, string start);

    /// <summary>The name of a table in a line of the answer.</summary>
    internal abstract string TableIn(string line);

    /// <summary>What makes a table of a query.</summary>
    internal abstract string MakeTable(IReadOnlyList<string> table, string? format, string query);

    /// <summary>What gives a table another name.</summary>
    internal abstract string Rename(IReadOnlyList<string> table, IReadOnlyList<string> name);

    /// <summary>
    /// What asks for the version that a table is in, as the first cell of its answer; null where the name of the table is too short for
    /// that.
    /// </summary>
    internal abstract string? AskVersion(IReadOnlyList<string> table, TableFormat format);

    /// <summary>The version in a line of the answer; null where it has none.</summary>
    internal abstract long? VersionIn(string line);

    /// <summary>
    /// What asks for the types of a table in some version, which may be others than those of the table as it is; the last of the answers
    /// has them.
    /// </summary>
    /// <param name="table">The table and its version as SQL.</param>
    internal abstract IReadOnlyList<string> DescribeVersion(string table);

    /// <summary>What asks which queries go on that say a text, though their client has gone; null where they end with it.</summary>
    internal virtual string? FindQueries(string said) => null;

    /// <summary>What ends one of them, given the line that names it; null where it names none.</summary>
    internal virtual string? EndQuery(string line) => null;

    /// <summary>A name as SQL.</summary>
    internal string Name(IEnumerable<string> parts) => string.Join('.', parts.Select(Dialect.Identifier));

    /// <summary>The number under a name in a line of JSON; null where there is none.</summary>
    internal static long? Number(string line, string name) =>
        Value<long?>(line, name, static v => v.TryGetInt64(out var number) ? number : null);

    /// <summary>The text under a name in a line of JSON; null where there is none.</summary>
    private protected static string? Text(string line, string name) => Value(line, name, static v => v.GetString());

    private static T? Value<T>(string line, string name, Func<JsonElement, T?> of)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                ? of(value)
                : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}
