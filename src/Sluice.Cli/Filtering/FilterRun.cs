using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Cli.Commands;
using Sluice.Cli.Files;
using Sluice.Cli.Io;
using Sluice.Core.Manifests;
using Sluice.Records.Engines;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>Filters all transfers of one manifest into one folder, all or none.</summary>
/// <param name="context">Where to read and report.</param>
/// <param name="manifest">The manifest; sources are relative to its folder.</param>
/// <param name="allowed">Further folders that sources may lie in.</param>
internal sealed class FilterRun(CliContext context, ManifestFile manifest, IReadOnlyList<string> allowed)
{
    private readonly DiagnosticBag diagnostics = new();
    private readonly string home = manifest.FullPath is { } file ? Path.GetDirectoryName(file)! : context.WorkingDirectory;

    /// <summary>Filters, and writes unless it is a dry run.</summary>
    /// <param name="plans">The transfers.</param>
    /// <param name="outFolder">Where to write; null for a dry run.</param>
    /// <returns>The exit code.</returns>
    public int Run(ImmutableArray<TransferPlan> plans, string? outFolder)
    {
        using var output = outFolder is null ? null : new OutputFolder(Path.GetFullPath(outFolder, context.WorkingDirectory));
        try
        {
            return Run(plans, output);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            var name = DisplayPath.Of(outFolder ?? home, outFolder ?? home, context.WorkingDirectory);
            context.Report([Diagnostic.Create(CommandDiagnostics.CannotWrite, null, name, SystemMessage.Of(e))]);
            return ExitCodes.Unreadable;
        }
    }

    private int Run(ImmutableArray<TransferPlan> plans, OutputFolder? output)
    {
        var writing = plans.Where(static p => p.WritesAnything).ToList();
        var sources = writing.ToDictionary(static p => p, Sources);
        var ledgers = writing.ToDictionary(static p => p, Ledger);
        var names = plans.ToDictionary(static p => p, p => Names(p, plans.Length > 1, sources.GetValueOrDefault(p)));
        CheckNames(names);
        CheckTargets(names, output, [.. sources.Values.SelectMany(static s => s.Values), .. ledgers.Values.OfType<RowFile>()]);
        if (diagnostics.HasErrors)
        {
            return Refuse();
        }

        if (writing.Count > 0)
        {
            output?.Open();
        }

        var done = new List<FilteredTransfer>();
        foreach (var plan in plans)
        {
            if (!plan.WritesAnything)
            {
                done.Add(new FilteredTransfer(plan, []));
                continue;
            }

            var targets = output is null ? null : plan.Datasets.ToDictionary(static d => d.Name, d => output.Add(names[plan][d.Name]), StringComparer.Ordinal);
            if (RowFilter.Run(plan, sources[plan], ledgers[plan], targets, output?.Spill, diagnostics) is not { } outcomes)
            {
                return Refuse();
            }

            done.Add(new FilteredTransfer(plan, [.. outcomes.Select(o => (o, o.Plan.Written.IsEmpty ? null : names[plan][o.Plan.Name]))]));
        }

        var text = FilterReportText.Write(done, written: output is not null);
        if (output is not null && writing.Count > 0)
        {
            File.WriteAllText(output.Add("report.json"), FilterReportJson.Write(done), new UTF8Encoding(false));
            File.WriteAllText(output.Add("report.txt"), text, new UTF8Encoding(false));
            output.Commit();
        }

        var printed = context.Write(text, null);
        return !printed ? ExitCodes.Unreadable : plans.All(static p => p.WritesAnything) ? ExitCodes.Allowed : ExitCodes.Denied;
    }

    private int Refuse()
    {
        context.Report(diagnostics.ToSorted());
        return ExitCodes.Unreadable;
    }

    private Dictionary<string, RowFile> Sources(TransferPlan plan)
    {
        var found = new Dictionary<string, RowFile>(StringComparer.Ordinal);
        foreach (var dataset in plan.Datasets)
        {
            if (dataset.Dataset.Source is not { } source)
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceMissing, dataset.Dataset.Name.Location, $"dataset `{dataset.Name}`"));
            }
            else if (Find(source) is { } file)
            {
                found[dataset.Name] = file;
            }
        }

        return found;
    }

    private RowFile? Ledger(TransferPlan plan)
    {
        if (plan.Datasets.All(static d => d.Consents.IsEmpty) || plan.Manifest.Ledger is not { } ledger)
        {
            return null;
        }

        if (ledger.Source is { } source)
        {
            return Find(source);
        }

        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceMissing, ledger.Location, "the ledger"));
        return null;
    }

    private RowFile? Find(Located<string> source)
    {
        try
        {
            var full = Path.GetFullPath(source.Value, home);
            if (!allowed.Select(a => Path.GetFullPath(a, context.WorkingDirectory)).Prepend(home).Any(folder => ContainedPath.IsInside(full, folder)))
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceOutside, source.Location, source.Value).WithHint("`--allow-path DIR` allows a further folder"));
                return null;
            }

            var file = new RowFile(full, source.Value, source.Location);
            if (file.Format is null)
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceFormat, source.Location, source.Value));
                return null;
            }

            if (File.Exists(full))
            {
                return file;
            }

            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceUnreadable, source.Location, source.Value, file.FormatName, "it is not there"));
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            diagnostics.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, source.Location, source.Value, SystemMessage.Of(e)));
        }

        return null;
    }

    private static Dictionary<string, string> Names(TransferPlan plan, bool several, Dictionary<string, RowFile>? sources)
    {
        var folder = several ? FileName(plan.Manifest.Name.Value) + "/" : "";
        return plan.Datasets.ToDictionary(
            static d => d.Name,
            d => folder + FileName(d.Name) + (sources?.GetValueOrDefault(d.Name) is { } file ? Path.GetExtension(file.FullPath).ToLowerInvariant() : ""),
            StringComparer.Ordinal);
    }

    private void CheckNames(Dictionary<TransferPlan, Dictionary<string, string>> names)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["report.json"] = "the report", ["report.txt"] = "the report" };
        foreach (var (plan, files) in names)
        {
            foreach (var dataset in plan.Datasets)
            {
                if (!taken.TryAdd(files[dataset.Name], dataset.Name))
                {
                    diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.OutputShared, dataset.Dataset.Name.Location, taken[files[dataset.Name]], dataset.Name));
                }
            }
        }
    }

    /// <summary>What is read must not be written over, and a folder is no file.</summary>
    private void CheckTargets(Dictionary<TransferPlan, Dictionary<string, string>> names, OutputFolder? output, IReadOnlyList<RowFile> read)
    {
        if (output is null)
        {
            return;
        }

        var sources = read.DistinctBy(static f => f.FullPath).ToLookup(static f => ContainedPath.Resolve(f.FullPath), StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Values.SelectMany(static n => n.Values).Concat(["report.json", "report.txt"]))
        {
            var target = output.TargetOf(name);
            if (Directory.Exists(target))
            {
                diagnostics.Add(Diagnostic.Create(CommandDiagnostics.CannotWrite, null, name, "it is a folder"));
            }

            foreach (var source in sources[ContainedPath.Resolve(target)])
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.OutputShared, source.Location, source.Display, name).WithHint("write to another folder"));
            }
        }
    }

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
