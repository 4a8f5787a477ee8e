using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Evaluation;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>Filters all transfers of one manifest into one folder, all or none.</summary>
/// <param name="context">Where to read and report.</param>
/// <param name="engine">The policy set.</param>
/// <param name="manifest">The manifest; sources are relative to its folder.</param>
/// <param name="allowed">Further folders that sources may lie in.</param>
/// <param name="settings">What it may use.</param>
internal sealed class FilterRun(
    CliContext context,
    PolicyEngine engine,
    NamedFile manifest,
    IReadOnlyList<string> allowed,
    RowSettings settings
)
{
    private readonly DiagnosticBag diagnostics = new();
    private readonly InputFiles read = new();
    private Action<int>? digested;
    private readonly string home = manifest.FullPath is { } file ? Path.GetDirectoryName(file)! : context.WorkingDirectory;

    /// <summary>Filters, and writes unless it is a dry run.</summary>
    /// <param name="plans">The transfers.</param>
    /// <param name="output">Where to write; null for a dry run.</param>
    /// <returns>The exit code.</returns>
    public int Run(ImmutableArray<TransferPlan> plans, OutputFolder? output)
    {
        var finder = new SourceFinder(home, [.. allowed.Select(a => Path.GetFullPath(a, context.WorkingDirectory))], diagnostics);
        var writing = plans.Where(static p => p.WritesAnything).ToList();
        var sources = writing.ToDictionary(static p => p, p => Sources(p, finder));
        var ledgers = writing.ToDictionary(static p => p, p => Ledger(p, finder));
        var names = plans.ToDictionary(
            static p => p,
            p => OutputNames.Of(p, plans.Length > 1, d => Ending(sources.GetValueOrDefault(p)?.GetValueOrDefault(d.Name), d))
        );
        RowFile[] inputs = [.. sources.Values.SelectMany(static s => s.Values), .. ledgers.Values.OfType<RowFile>()];
        output?.Expect(
            [.. names.Values.SelectMany(static n => n.Values)],
            [.. inputs.SelectMany(static f => f.Parts).Select(static p => p.FullPath), manifest.FullPath ?? home]
        );
        OutputNames.Check(names, diagnostics);
        CheckTargets(names, output, inputs);
        if (diagnostics.HasErrors)
        {
            return Refuse();
        }

        if (writing.Count > 0)
        {
            output?.Open();
        }

        foreach (var part in inputs.SelectMany(static f => f.Parts))
        {
            read.Add(part.FullPath);
        }

        using var scratch = writing.Count == 0 ? null : new ScratchFolder(output?.Spill);
        if (Filter(plans, output, sources, ledgers, names, scratch?.Path ?? "") is not { } done)
        {
            return Refuse();
        }

        CheckUnchanged(inputs);
        if (diagnostics.HasErrors)
        {
            return Refuse();
        }

        var text = FilterReportText.Write(done, written: output is not null);
        if (output is not null && writing.Count > 0)
        {
            output.Write("report.json", FilterReportJson.Write(done));
            output.Write("report.txt", text);
            output.Commit();
        }

        var printed = context.Write(text, null);
        return !printed ? ExitCodes.Unreadable
            : plans.All(static p => p.WritesAnything) ? ExitCodes.Allowed
            : ExitCodes.Denied;
    }

    private List<FilteredTransfer>? Filter(
        ImmutableArray<TransferPlan> plans,
        OutputFolder? output,
        Dictionary<TransferPlan, Dictionary<string, RowFile>> sources,
        Dictionary<TransferPlan, RowFile?> ledgers,
        Dictionary<TransferPlan, Dictionary<string, string>> names,
        string spill
    )
    {
        var progress = new RowProgress();
        using var line = new RowProgressLine(context.Io, progress);
        var done = new List<FilteredTransfer>();
        foreach (var plan in plans)
        {
            if (!plan.WritesAnything)
            {
                done.Add(new FilteredTransfer(plan, [], null, []));
                continue;
            }

            var targets = output is null
                ? null
                : plan.Datasets.ToDictionary(static d => d.Name, d => output.Add(names[plan][d.Name]), StringComparer.Ordinal);
            if (
                RowFilter.Run(
                    plan,
                    sources[plan],
                    ledgers[plan],
                    targets,
                    settings with
                    {
                        Spill = spill,
                        Progress = progress,
                    },
                    diagnostics
                )
                    is not { } outcomes
                || !OutputProof.IsAllowed(engine, plan, outcomes, diagnostics)
            )
            {
                return null;
            }

            BeginDigests(progress, outcomes, targets);
            done.Add(
                new FilteredTransfer(
                    plan,
                    [
                        .. outcomes.Select(o => new FilteredDataset(
                            o,
                            o.Plan.Written.IsEmpty ? null : names[plan][o.Plan.Name],
                            Digests(o.Source),
                            Written(output, targets, o, names[plan][o.Plan.Name])
                        )),
                    ],
                    ledgers[plan],
                    ledgers[plan] is { } ledger ? Digests(ledger) : []
                )
            );
            (read.Told, digested) = (null, null);
        }

        return done;
    }

    private ImmutableArray<ContentDigest> Digests(RowFile file) =>
        [.. file.Parts.Select(p => ContentDigest.Of(p.Display, read.Of(p.FullPath)))];

    // What is read is summed up while the rows pass; what is left of it then, and what was written, takes its own time.
    private void BeginDigests(RowProgress progress, ImmutableArray<DatasetOutcome> outcomes, Dictionary<string, string>? targets)
    {
        var written = targets is null
            ? 0
            : outcomes.Where(static o => !o.Plan.Written.IsEmpty).Sum(o => new FileInfo(targets[o.Plan.Name]).Length);
        progress.Begin("bytes of digests", read.Length - read.Summed + written);
        read.Told = progress.Add;
        digested = bytes => progress.Add(bytes);
    }

    private ContentDigest? Written(OutputFolder? output, Dictionary<string, string>? targets, DatasetOutcome outcome, string file) =>
        targets is null || outcome.Plan.Written.IsEmpty
            ? null
            : ContentDigest.Of(file, output!.Finish(file, targets[outcome.Plan.Name], digested));

    private void CheckUnchanged(IEnumerable<RowFile> files)
    {
        foreach (var file in files)
        {
            foreach (var part in file.Parts.Where(p => !read.IsUnchanged(p.FullPath)))
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceChanged, file.Location, part.Display));
            }
        }
    }

    private int Refuse()
    {
        context.Report(diagnostics.ToSorted());
        return ExitCodes.Unreadable;
    }

    private Dictionary<string, RowFile> Sources(TransferPlan plan, SourceFinder finder)
    {
        var found = new Dictionary<string, RowFile>(StringComparer.Ordinal);
        foreach (var dataset in plan.Datasets)
        {
            if (dataset.Dataset.Source is not { } source)
            {
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.SourceMissing, dataset.Dataset.Name.Location, $"dataset `{dataset.Name}`")
                );
            }
            else if (finder.Find(source) is { } file)
            {
                found[dataset.Name] = file;
            }
        }

        return found;
    }

    private RowFile? Ledger(TransferPlan plan, SourceFinder finder)
    {
        if (plan.Datasets.All(static d => d.Asked.IsEmpty) || plan.Manifest.Ledger is not { } ledger)
        {
            return null;
        }

        if (ledger.Source is { } source)
        {
            return finder.Find(source);
        }

        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.SourceMissing, ledger.Location, "the ledger"));
        return null;
    }

    // Of a dataset that is not read because nothing of it may leave, the manifest alone says what its file was called.
    private static string Ending(RowFile? source, DatasetPlan dataset) =>
        RowFile.EndingOf(source?.Parts[0].FullPath ?? dataset.Dataset.Source?.Value ?? "");

    /// <summary>What is read must not be written over, and a folder is no file.</summary>
    private void CheckTargets(
        Dictionary<TransferPlan, Dictionary<string, string>> names,
        OutputFolder? output,
        IReadOnlyList<RowFile> inputs
    )
    {
        if (output is null)
        {
            return;
        }

        var sources = inputs
            .SelectMany(static f => f.Parts.Select(p => (File: f, p.FullPath)))
            .DistinctBy(static p => p.FullPath)
            .ToLookup(static p => ContainedPath.Resolve(p.FullPath), static p => p.File, StringComparer.OrdinalIgnoreCase);
        OutputNames.CheckFolders(names, output, diagnostics);
        foreach (var name in OutputNames.All(names))
        {
            foreach (var source in sources[ContainedPath.Resolve(output.TargetOf(name))])
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(RecordsDiagnostics.OutputShared, source.Location, source.Display, name)
                        .WithHint("write to another folder")
                );
            }
        }
    }
}
