using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Filtering;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Records.Engines;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <content>Filters.</content>
internal sealed partial class FilterCommand
{
    public override partial int Run(ParseResult arguments, CliContext context)
    {
        if (engines.Engine(arguments) == EngineNames.DuckDb)
        {
            RowFilter.Prepare();
        }

        var target = arguments.GetValue(dryRun) ? null : arguments.GetValue(outFolder);
        using var output = target is null ? null : new OutputFolder(context, Path.GetFullPath(target, context.WorkingDirectory));
        output?.Expect([], [Path.GetFullPath(arguments.GetValue(rows.Manifests)![0], context.WorkingDirectory)]);
        var shown = target is null ? arguments.GetValue(rows.Manifests)![0] : DisplayPath.Of(target, target, context.WorkingDirectory);
        var code = Guarded(context, shown, () =>
        {
            output?.RemoveLeftovers();
            return Run(arguments, context, output);
        });

        // Exit code 1 with files in place is a manifest of several transfers, of which some may not leave.
        return output is null || code == ExitCodes.Allowed || (code == ExitCodes.Denied && output.IsInPlace)
            ? code
            : Guarded(context, shown, () =>
            {
                output.Clear();
                return code;
            });
    }

    private static int Guarded(CliContext context, string shown, Func<int> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            context.Report([Diagnostic.Create(CommandDiagnostics.CannotWrite, null, shown, SystemMessage.Of(e))]);
            return ExitCodes.Unreadable;
        }
    }

    private int Run(ParseResult arguments, CliContext context, OutputFolder? output)
    {
        var reader = new TransferReader(context, arguments.GetValue(rows.AllowScripts), Name) { NotBefore = rows.Days.Earliest(arguments) };
        var code = reader.Read(arguments.GetValue(rows.Manifests)![0], arguments.GetValue(rows.Policies)!, out var transfers);
        if (code != ExitCodes.Allowed)
        {
            return code;
        }

        var problems = new DiagnosticBag();
        var plans = transfers
            .Select(t => TransferPlanner.Plan(reader.Engine!, t, rows.Days.Day(arguments), problems))
            .OfType<TransferPlan>()
            .ToList();
        engines.CheckNames(arguments, plans, problems);
        context.Report(problems.ToSorted());
        return problems.HasErrors ? ExitCodes.Unreadable
            : engines.Engine(arguments) == EngineNames.DuckDb
                ? new FilterRun(
                    context,
                    reader.Engine!,
                    reader.File!,
                    arguments.GetValue(allowPath) ?? [],
                    resources.Settings(arguments)
                ).Run([.. plans], output)
            : RunOnTables(arguments, context, reader.Engine!, plans, output);
    }

    private int RunOnTables(
        ParseResult arguments,
        CliContext context,
        PolicyEngine policies,
        List<TransferPlan> plans,
        OutputFolder? output
    )
    {
        var problems = new DiagnosticBag();
        var makes = engines.MakesTables(arguments) && !arguments.GetValue(dryRun);
        using var tables = engines.Open(arguments, context, plans, makes, resources.Settings(arguments).Memory, problems);
        using var ending = EngineOptions.WhenEnding(tables, context);
        if (tables is not null)
        {
            return new TableRun(context, policies, engines.Engine(arguments), tables, problems).Run(
                [.. plans],
                output,
                engines.Into(arguments, plans),
                makes
            );
        }

        context.Report(problems.ToSorted());
        return ExitCodes.Unreadable;
    }

    private static partial IEnumerable<Diagnostic> NotBuiltIn() => [];
}
