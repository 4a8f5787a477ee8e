using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Cells;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>The types of the columns of a cluster's tables, as <c>DESCRIBE</c> says them: all tables are asked about in one call of the client, before a row is read.</summary>
internal sealed class ClusterTypes
{
    // A letter beyond ASCII that has to come back as it is: a client in the locale C prints a question mark in the place of whatever it cannot write.
    private const string Letter = "ö";

    private readonly bool isSpark;
    private readonly List<Dictionary<string, ColumnType>> tables = [];
    private bool isWhole;
    private bool isPrinted = true;

    private ClusterTypes(bool isSpark) => this.isSpark = isSpark;

    /// <summary>Asks.</summary>
    /// <param name="client">The client.</param>
    /// <param name="dialect">Its SQL.</param>
    /// <param name="command">The client's command, for messages.</param>
    /// <param name="names">The tables as SQL.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    /// <returns>The columns of each table with their types, in the order of the tables; null when something has been reported.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<string, ColumnType>>? Ask(ClientRun client, SqlDialect dialect, string command, IReadOnlyList<string> names, DiagnosticBag diagnostics)
    {
        var types = new ClusterTypes(dialect is SparkDialect);
        if (!client.RunStatements(string.Concat(names.Select(types.Write)) + types.Mark(names.Count), types.Take))
        {
            return null;
        }

        if (!types.isPrinted)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientLetters, null, command).WithHint("run it in a locale of UTF-8, such as `LC_ALL=C.UTF-8`"));
            return null;
        }

        if (!types.isWhole || types.tables.Count != names.Count || types.tables.Exists(static t => t.Count == 0))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientAnswer, null, command, "does not say which columns the tables have"));
            return null;
        }

        return types.tables;
    }

    private string Write(string table, int number) => $"{Mark(number)}DESCRIBE {(isSpark ? "EXTENDED " : "")}{table};\n";

    private string Mark(int number) => string.Create(CultureInfo.InvariantCulture, isSpark ? (IFormattable)$"SELECT '{{\"table\":{number},\"letter\":\"\\u00f6\"}}';\n" : $"SELECT {number} AS \"table\", U&'\\00f6' AS \"letter\";\n").ToString();

    private void Take(string line)
    {
        if (line.StartsWith("{\"table\":", StringComparison.Ordinal))
        {
            TakeMark(line);
        }
        else if (tables.Count > 0 && !isWhole && isSpark)
        {
            TakeSpark(line.Split('\t'));
        }
        else if (tables.Count > 0 && !isWhole && line.StartsWith('{'))
        {
            using var document = JsonDocument.Parse(line);
            Add(document.RootElement.GetProperty("Column").GetString()!, document.RootElement.GetProperty("Type").GetString()!);
        }
    }
}
