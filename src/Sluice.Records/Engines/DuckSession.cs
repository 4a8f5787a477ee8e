using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Records.Engines.Native;
using Sluice.Records.Plans;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines;

/// <summary>
/// One database in memory. It loads no extension and persists nothing, and the same rows give the same bytes, however many threads it works
/// in.
/// </summary>
internal sealed class DuckSession : IDisposable
{
    private static readonly DuckDbDialect Dialect = new();
    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private const long MemoryOfThread = 24_000_000;

    private const long MemoryOfJsonThread = 192_000_000;

    private const long LongestRow = 1L << 24;

    // Below this, a quarter of a gigabyte, the engine has no room for its default read buffers.
    private const long MemoryOfBuffers = 1L << 30;

    private readonly int threads;
    private readonly int jsonThreads;

    /// <param name="settings">What it may use; null for what it takes by itself.</param>
    public DuckSession(RowSettings? settings = null)
    {
        connection.Open();

        // Each thread holds two parts of a file, and a row lies in one.
        var little = settings?.Memory is { } most && most < MemoryOfBuffers ? most / 16 : (long?)null;
        RowBytes = Math.Min(LongestRow, (little ?? long.MaxValue) / 2);
        CsvBuffer = little is null ? "" : string.Create(CultureInfo.InvariantCulture, $", buffer_size = {little}");

        // Each thread holds a part of the rows by itself: more threads than there is memory for would only end the run.
        threads = (int)
            Math.Min(settings?.Threads ?? Environment.ProcessorCount, Math.Max(1, (settings?.Memory ?? long.MaxValue) / MemoryOfThread));
        jsonThreads = (int)Math.Min(threads, Math.Max(1, (settings?.Memory ?? long.MaxValue) / MemoryOfJsonThread));
        UseThreads(threads);
        if (settings?.Memory is { } memory)
        {
            Execute(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{(memory - (memory / 4)) / 1024} KiB'"));
        }

        Execute("SET preserve_insertion_order = true");
        Execute("SET autoinstall_known_extensions = false");
        Execute("SET autoload_known_extensions = false");
        Execute("SET enable_progress_bar = true");
        Execute("SET enable_progress_bar_print = false");
        Execute("SET TimeZone = 'UTC'", optional: true);
        Execute($"SET temp_directory = {Text(settings?.Spill ?? "")}");
        Add(new KeyText(KeyForm.Whole));
        Add(new KeyText(KeyForm.Uuid));
    }

    /// <summary>How long a row may be, in bytes.</summary>
    public long RowBytes { get; }

    /// <summary>How much of a CSV file is read at once, as an option; none where the engine says it.</summary>
    public string CsvBuffer { get; }

    /// <summary>
    /// Reads a dataset: JSON lines in one thread, for they come out of several in any order; the others in as many as there are.
    /// </summary>
    public void Prepare(RowFormat? format)
    {
        if (format == RowFormat.JsonLines)
        {
            Execute("SET external_threads = 1");
            Execute("SET threads = 1");
        }
        else
        {
            UseThreads(threads);
        }
    }

    /// <summary>Reads records, which count the same in any order.</summary>
    public void PrepareRecords(RowFormat? format) => UseThreads(format == RowFormat.JsonLines ? jsonThreads : threads);

    /// <summary>Whether memory or disk space ran out.</summary>
    public static bool IsShortage(DuckDBException e) =>
        e.ErrorType is DuckDB.NET.Native.DuckDBErrorType.OutOfMemory || e.Message.Contains("No space", StringComparison.OrdinalIgnoreCase);

    /// <summary>How much of the query that runs is done, of 1; asked from another thread.</summary>
    public double Share() => connection.GetQueryProgress().Percentage / 100;

    /// <summary>Lets queries call a function.</summary>
    public void Add(BatchFunction function) => function.Register(connection.NativeConnection);

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

    private void UseThreads(int number)
    {
        // With one thread it would cut row groups in other places than with several: it is given two, the second an external one that is
        // never started.
        Execute("SET external_threads = 1");
        Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {Math.Max(2, number)}"));
        if (number == 1)
        {
            Execute("SET external_threads = 2");
        }
    }
}
