using System.Globalization;
using System.Text;
using Sluice.Cli.Diagnostics;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>What the files of a run are called: like their datasets, in a folder for each transfer where there are several.</summary>
internal static class OutputNames
{
    /// <summary>The name of the file of each dataset, by the name of the dataset.</summary>
    /// <param name="plan">The transfer.</param>
    /// <param name="several">Whether there are others.</param>
    /// <param name="ending">The ending of a dataset's file, with the dot.</param>
    public static Dictionary<string, string> Of(TransferPlan plan, bool several, Func<DatasetPlan, string> ending)
    {
        var folder = several ? FileName(plan.Manifest.Name.Value) + "/" : "";
        return plan.Datasets.ToDictionary(static d => d.Name, d => folder + FileName(d.Name) + ending(d), StringComparer.Ordinal);
    }

    /// <summary>Reports names that would be one.</summary>
    public static void Check(Dictionary<TransferPlan, Dictionary<string, string>> names, DiagnosticBag diagnostics)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["report.json"] = "the report",
            ["report.txt"] = "the report",
        };
        foreach (var (plan, files) in names)
        {
            foreach (var dataset in plan.Datasets)
            {
                if (!taken.TryAdd(files[dataset.Name], dataset.Name))
                {
                    diagnostics.Add(
                        Diagnostic.Create(
                            RecordsDiagnostics.OutputShared,
                            dataset.Dataset.Name.Location,
                            taken[files[dataset.Name]],
                            dataset.Name
                        )
                    );
                }
            }
        }
    }

    /// <summary>Reports files that would take the place of a folder.</summary>
    public static void CheckFolders(
        Dictionary<TransferPlan, Dictionary<string, string>> names,
        OutputFolder? output,
        DiagnosticBag diagnostics
    )
    {
        foreach (var name in All(names).Where(n => output is not null && Directory.Exists(output.TargetOf(n))))
        {
            diagnostics.Add(Diagnostic.Create(CommandDiagnostics.CannotWrite, null, name, "it is a folder"));
        }
    }

    /// <summary>All files, the report among them.</summary>
    public static IEnumerable<string> All(Dictionary<TransferPlan, Dictionary<string, string>> names) =>
        names.Values.SelectMany(static n => n.Values).Concat(["report.json", "report.txt"]);

    /// <summary>A name that can stand in every file system: what cannot becomes <c>_</c>.</summary>
    private static string FileName(string name)
    {
        var safe = new StringBuilder();
        foreach (var c in name)
        {
            safe.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (c == '.' && safe.Length > 0) ? c : '_');
        }

        return safe.Length > 100 ? string.Create(CultureInfo.InvariantCulture, $"{safe.ToString(0, 100)}") : safe.ToString();
    }
}
