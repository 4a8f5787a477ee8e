using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines;

/// <summary>One database in memory. It fetches nothing, keeps nothing, and works in one thread, so that the same rows give the same bytes.</summary>
internal sealed class DuckSession : IDisposable
{
    private static readonly DuckDbDialect Dialect = new();
    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    /// <param name="spill">A folder for what does not fit into memory; null for nowhere.</param>
    public DuckSession(string? spill)
    {
        connection.Open();
        Execute("SET threads = 1");
        Execute("SET preserve_insertion_order = true");
        Execute("SET autoinstall_known_extensions = false");
        Execute("SET autoload_known_extensions = false");
        Execute("SET enable_progress_bar = false");
        Execute("SET TimeZone = 'UTC'", optional: true);
        Execute($"SET temp_directory = {Text(spill ?? "")}");
    }

    public static string Name(string name) => Dialect.Identifier(name);

    public static string Text(string text) => Dialect.Text(text);

    public long Execute(string sql, bool optional = false)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteNonQuery();
        }
        catch (DuckDBException) when (optional)
        {
            return 0;
        }
    }

    /// <summary>All rows, each as text in no culture; null for null.</summary>
    public List<string?[]> Query(string sql) => [.. Read(sql)];

    /// <summary>The rows one after the other, each as text in no culture; null for null.</summary>
    public IEnumerable<string?[]> Read(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
            }

            yield return row;
        }
    }

    /// <summary>The numbers of the only row.</summary>
    public long[] Numbers(string sql) => [.. Query(sql)[0].Select(static v => v is null ? 0 : long.Parse(v, CultureInfo.InvariantCulture))];

    public void Dispose() => connection.Dispose();
}
