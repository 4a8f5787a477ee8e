using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// Writes the rows that a client prints to a file, in the order of their bytes: equal rows give equal files, whichever client printed them
/// and in whatever order.
/// </summary>
/// <param name="form">How the client prints.</param>
/// <param name="client">The client.</param>
/// <param name="memory">How many bytes rows may take before they go to a file.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class ClusterOutput(ClientForm form, ClientRun client, long memory, DiagnosticBag diagnostics)
{
    /// <summary>Writes the rows.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="select">The query.</param>
    /// <param name="typeOf">The type of a column, as the engine writes it; nothing where it is not known.</param>
    /// <param name="table">The table, as it is shown.</param>
    /// <param name="file">The file.</param>
    /// <returns>How many rows were written; null when something has been reported.</returns>
    public long? Write(DatasetPlan dataset, string select, Func<string, string> typeOf, string table, string file)
    {
        var columns = new List<(string Name, ColumnPrinting How)>();
        foreach (var column in dataset.Written)
        {
            var type = typeOf(column.Name);
            if ((type.Length == 0 ? new ColumnPrinting(static c => c, CellForm.AsIs) : form.PrintOf(type)) is { } how)
            {
                columns.Add((column.Name, how));
            }
            else
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(
                            RecordsDiagnostics.ColumnWithoutText,
                            column.Field.Name.Location,
                            column.Name,
                            table,
                            new RowColumn(column.Name, type).TypeName
                        )
                        .WithHint("`--into` writes a table with its types; or let a view have the column as text")
                );
            }
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var words = new CellJsonWriter([.. columns.Select(static c => c.How.Form)]);
        using var sorter = new LineSorter(
            Path.Combine(
                Path.GetDirectoryName(file)!,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)}-lines")
            ),
            memory
        );
        var fine = client.Read(form.Print(select, columns), [.. columns.Select(static c => c.Name)], columns.Count, (row, _) =>
        {
            if (words.Line(row) is not { } line)
            {
                return "has a cell that is none of the type of its column";
            }

            sorter.Add(line.Span);
            return null;
        });
        if (!fine)
        {
            return null;
        }

        sorter.Write(file);
        return sorter.Count;
    }
}
