using System.Text.Json;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>The types of the columns of a cluster's tables, as <c>DESCRIBE</c> says them: all tables are asked about in one call of the client, before a row is read.</summary>
internal static class ClusterTypes
{
    // It has to come back as it is: a client in the locale C prints a question mark in the place of whatever it cannot write.
    private const string Letter = "ö";

    /// <summary>Asks.</summary>
    /// <param name="client">The client.</param>
    /// <param name="dialect">Its SQL.</param>
    /// <param name="command">The client's command, for messages.</param>
    /// <param name="tables">The tables as SQL.</param>
    /// <param name="others">What else is asked in the same call, as statements.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    /// <returns>The columns of each table, in their order, and the answers to the rest; null when something has been reported.</returns>
    public static (IReadOnlyList<TableColumns> Tables, IReadOnlyList<IReadOnlyList<string>> Others)? Ask(
        ClientRun client, SqlDialect dialect, string command, IReadOnlyList<string> tables, IReadOnlyList<string> others, DiagnosticBag diagnostics)
    {
        var isSpark = dialect is SparkDialect;
        if (client.Ask([$"SELECT {dialect.Text(Letter)} AS letter", .. tables.Select(t => isSpark ? $"DESCRIBE EXTENDED {t}" : $"DESCRIBE {t}"), .. others]) is not { } answers)
        {
            return null;
        }

        if (!answers[0].Any(static l => l is Letter or $$"""{"letter":"{{Letter}}"}"""))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientLetters, null, command).WithHint("run it in a locale of UTF-8, such as `LC_ALL=C.UTF-8`"));
            return null;
        }

        var columns = answers.Skip(1).Take(tables.Count).Select(a => isSpark ? Spark(a) : Trino(a)).ToList();
        if (columns.Exists(static c => c.Names.Count == 0))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientAnswer, null, command, "it does not say which columns a table has"));
            return null;
        }

        return (columns, [.. answers.Skip(1 + tables.Count)]);
    }

    /// <summary>What <c>DESCRIBE</c> or <c>DESCRIBE EXTENDED</c> of Spark says: names, types and comments between tabs, up to a line without a name.</summary>
    public static TableColumns Spark(IReadOnlyList<string> lines)
    {
        var cells = lines.Select(static l => l.Split('\t').Select(static c => c.Trim(' ')).ToArray()).ToList();
        var columns = cells.TakeWhile(static c => c.Length > 1 && c[0].Length > 0 && c[0][0] != '#').Select(static c => (c[0], ColumnType.Parse(c[1], isSpark: true))).ToList();

        // A view over a column that fills its texts up with blanks calls it one of texts, and shows the blanks.
        var isTable = cells.Skip(columns.Count).Any(static c => c is ["Type", "MANAGED" or "EXTERNAL", ..]);
        return new TableColumns([.. columns.Select(c => (c.Item1, c.Item2 with { MayBePadded = !isTable && c.Item2.Kind == ColumnKind.Text }))]);
    }

    /// <summary>What <c>DESCRIBE</c> of Trino says, as lines of JSON.</summary>
    public static TableColumns Trino(IReadOnlyList<string> lines)
    {
        var columns = new List<(string, ColumnType)>();
        foreach (var line in lines.Where(static l => l.StartsWith('{')))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                columns.Add((document.RootElement.GetProperty("Column").GetString()!, ColumnType.Parse(document.RootElement.GetProperty("Type").GetString()!, isSpark: false)));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return new TableColumns([]);
            }
        }

        return new TableColumns(columns);
    }
}
