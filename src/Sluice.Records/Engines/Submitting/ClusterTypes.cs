using System.Text.Json;
using Sluice.Records.Diagnostics;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// The types of the columns of a cluster's tables, as <c>DESCRIBE</c> says them: all tables are asked about in one call of the client,
/// before a row is read.
/// </summary>
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
    /// <param name="refused">What is to be said when the client ends with an error at one of these; null for nothing of its own.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    /// <returns>The columns of each table, in their order, and the answers to the rest; null when something has been reported.</returns>
    public static (IReadOnlyList<TableColumns> Tables, IReadOnlyList<IReadOnlyList<string>> Others)? Ask(
        ClientRun client,
        SqlDialect dialect,
        string command,
        IReadOnlyList<string> tables,
        IReadOnlyList<string> others,
        Func<int, Diagnostic?> refused,
        DiagnosticBag diagnostics
    )
    {
        var isSpark = dialect is SparkDialect;
        if (
            client.Ask(
                [
                    $"SELECT {dialect.Text(Letter)} AS letter",
                    .. tables.Select(t => isSpark ? $"DESCRIBE EXTENDED {t}" : $"DESCRIBE {t}"),
                    .. others,
                ],
                i => refused(i - 1 - tables.Count)
            )
            is not { } answers
        )
        {
            return null;
        }

        if (!answers[0].Any(static l => l is Letter or $$"""{"letter":"{{Letter}}"}"""))
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.ClientLetters, null, command)
                    .WithHint("run it in a locale of UTF-8, such as `LC_ALL=C.UTF-8`")
            );
            return null;
        }

        var columns = answers.Skip(1).Take(tables.Count).Select(a => isSpark ? Spark(a) : Trino(a)).ToList();
        return AreThere(columns, command, diagnostics) ? (columns, [.. answers.Skip(1 + tables.Count)]) : null;
    }

    /// <summary>
    /// Asks for the columns that tables have in some version of them: what a column was called, and its type, may have changed since.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="form">How it takes statements.</param>
    /// <param name="command">The client's command, for messages.</param>
    /// <param name="tables">The tables and their versions as SQL.</param>
    /// <param name="format">What they are kept in.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    /// <returns>The columns of each table; null when something has been reported.</returns>
    public static IReadOnlyList<TableColumns>? AskVersions(
        ClientRun client,
        ClientForm form,
        string command,
        IReadOnlyList<string> tables,
        TableFormat format,
        DiagnosticBag diagnostics
    )
    {
        var statements = tables.Select(form.DescribeVersion).ToList();
        if (client.Ask([.. statements.SelectMany(static s => s)]) is not { } answers)
        {
            return null;
        }

        // The types of a query do not say which texts are filled up with blanks; Iceberg has no such type.
        var columns = statements
            .Select((s, i) => answers[((i + 1) * s.Count) - 1])
            .Select(a => form.Dialect is SparkDialect ? Spark(a, isNeverPadded: format == TableFormat.Iceberg) : Trino(a, "Column Name"))
            .ToList();
        return AreThere(columns, command, diagnostics) ? columns : null;
    }

    /// <summary>
    /// What <c>DESCRIBE</c> or <c>DESCRIBE EXTENDED</c> of Spark says: names, types and comments between tabs, up to a line without a name.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isNeverPadded">Whether what it is of has no texts that are filled up with blanks, whatever it says of itself.</param>
    public static TableColumns Spark(IReadOnlyList<string> lines, bool isNeverPadded = false)
    {
        var cells = lines.Select(static l => l.Split('\t').Select(static c => c.Trim(' ')).ToArray()).ToList();
        var columns = cells
            .TakeWhile(static c => c.Length > 1 && c[0].Length > 0 && c[0][0] != '#')
            .Select(static c => (c[0], ColumnType.Parse(c[1], isSpark: true)))
            .ToList();

        // A view over a column that fills its texts up with blanks calls it one of texts, and shows the blanks.
        var isTable = isNeverPadded || cells.Skip(columns.Count).Any(static c => c is ["Type", "MANAGED" or "EXTERNAL", ..]);
        return new TableColumns([
            .. columns.Select(c => (c.Item1, c.Item2 with { MayBePadded = !isTable && c.Item2.Kind == ColumnKind.Text })),
        ]);
    }

    /// <summary>What <c>DESCRIBE</c> of Trino says, as lines of JSON.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="name">What it calls the names of columns.</param>
    public static TableColumns Trino(IReadOnlyList<string> lines, string name = "Column")
    {
        var columns = new List<(string, ColumnType)>();
        foreach (var line in lines.Where(static l => l.StartsWith('{')))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                columns.Add(
                    (
                        document.RootElement.GetProperty(name).GetString()!,
                        ColumnType.Parse(document.RootElement.GetProperty("Type").GetString()!, isSpark: false)
                    )
                );
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return new TableColumns([]);
            }
        }

        return new TableColumns(columns);
    }

    private static bool AreThere(List<TableColumns> columns, string command, DiagnosticBag diagnostics)
    {
        if (columns.Exists(static c => c.Names.Count == 0))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientAnswer, null, command, "it does not say which columns a table has"));
        }

        return !diagnostics.HasErrors;
    }
}
