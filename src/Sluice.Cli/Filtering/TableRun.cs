using System.Collections.Immutable;
using Sluice.Cli.Hosting;
using Sluice.Core.Evaluation;
using Sluice.Records.Engines;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Filtering;

/// <summary>Filters all transfers of one manifest whose rows lie in tables, all or none.</summary>
/// <param name="context">Where to report.</param>
/// <param name="engine">The policy set.</param>
/// <param name="name">The name of the engine.</param>
/// <param name="tables">The engine.</param>
/// <param name="diagnostics">Where the engine reports.</param>
internal sealed class TableRun(CliContext context, PolicyEngine engine, string name, ITableEngine tables, DiagnosticBag diagnostics)
{
    /// <summary>Filters, and writes unless it is a dry run.</summary>
    /// <param name="plans">The transfers.</param>
    /// <param name="output">Where to write files and the report; null for nowhere.</param>
    /// <param name="into">The tables for the rows, by the name of the dataset; null where they go into files.</param>
    /// <param name="makes">Whether those tables are made.</param>
    /// <returns>The exit code.</returns>
    public int Run(ImmutableArray<TransferPlan> plans, OutputFolder? output, TableMap? into, bool makes)
    {
        try
        {
            return Filter(plans, output, into, makes);
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            // What the system refused here, room on the disk perhaps, leaves no table there.
            tables.Abandon();
            context.Report(diagnostics.ToSorted());
            throw;
        }
    }

    private int Filter(ImmutableArray<TransferPlan> plans, OutputFolder? output, TableMap? into, bool makes)
    {
        var names = plans.ToDictionary(static p => p, p => OutputNames.Of(p, plans.Length > 1, _ => tables.Ending));
        output?.Expect([.. names.Values.SelectMany(static n => n.Values)], []);
        OutputNames.Check(names, diagnostics);
        OutputNames.CheckFolders(names, output, diagnostics);
        var writing = plans.Where(static p => p.WritesAnything).ToList();
        if (diagnostics.HasErrors || (writing.Count > 0 && !tables.Begin(writing)))
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
                done.Add(new FilteredTransfer(plan, [], null, []) { Engine = name });
                continue;
            }

            var files =
                into is not null || output is null
                    ? null
                    : plan.Datasets.ToDictionary(static d => d.Name, d => output.Add(names[plan][d.Name]), StringComparer.Ordinal);
            if (tables.Filter(plan, files) is not { } outcomes || !OutputProof.IsAllowed(engine, plan, outcomes, diagnostics))
            {
                return Refuse();
            }

            done.Add(Filtered(plan, outcomes, names[plan], output, files, into));
        }

        var wrote = output is not null || makes;
        var text = FilterReportText.Write(done, wrote);
        if (output is not null && writing.Count > 0)
        {
            output.Write("report.json", FilterReportJson.Write(done));
            output.Write("report.txt", text);
        }

        // The tables first: files can be put in place when nothing else can fail any more.
        if (makes && writing.Count > 0 && !tables.Commit())
        {
            return Refuse();
        }

        if (writing.Count > 0)
        {
            output?.Commit();
        }

        context.Report(diagnostics.ToSorted());
        var printed = context.Write(text, null);
        return !printed ? ExitCodes.Unreadable
            : plans.All(static p => p.WritesAnything) ? ExitCodes.Allowed
            : ExitCodes.Denied;
    }

    private FilteredTransfer Filtered(
        TransferPlan plan,
        ImmutableArray<DatasetOutcome> outcomes,
        Dictionary<string, string> names,
        OutputFolder? output,
        Dictionary<string, string>? files,
        TableMap? into
    )
    {
        var ledger = outcomes.Select(static o => o.Ledger).OfType<LedgerCounts>().FirstOrDefault();
        return new FilteredTransfer(
            plan,
            [
                .. outcomes.Select(o => new FilteredDataset(
                    o,
                    Target(o, names, into),
                    o.Read is { } read ? [ContentDigest.Of(read)] : [],
                    Written(o, names, output, files)
                )
                {
                    IsTable = into is not null && !o.Plan.Written.IsEmpty,
                }),
            ],
            ledger?.Table is { } table ? RowFile.OfTable(table, plan.Manifest.Location) : null,
            ledger?.Read is { } digest ? [ContentDigest.Of(digest)] : []
        )
        {
            Engine = name,
            NotShown = tables.NotShown(plan),
        };
    }

    private static string? Target(DatasetOutcome outcome, Dictionary<string, string> names, TableMap? into) =>
        outcome.Plan.Written.IsEmpty ? null
        : outcome.Written is { } made ? made.Table
        : into is not null ? TableMap.Display(into.Of(outcome.Plan.Name))
        : names[outcome.Plan.Name];

    private static ContentDigest? Written(
        DatasetOutcome outcome,
        Dictionary<string, string> names,
        OutputFolder? output,
        Dictionary<string, string>? files
    ) =>
        outcome.Written is { } made ? ContentDigest.Of(made)
        : files is null || outcome.Plan.Written.IsEmpty ? null
        : ContentDigest.Of(names[outcome.Plan.Name], output!.Finish(names[outcome.Plan.Name], files[outcome.Plan.Name]));

    private int Refuse()
    {
        tables.Abandon();
        context.Report(diagnostics.ToSorted());
        return ExitCodes.Unreadable;
    }
}
