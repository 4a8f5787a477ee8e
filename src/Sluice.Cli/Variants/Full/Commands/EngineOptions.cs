using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines;
using Sluice.Records.Engines.Postgres;
using Sluice.Records.Engines.Submitting;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Commands;

/// <content>The engines themselves.</content>
internal sealed partial class EngineOptions
{
    /// <summary>The engine for tables; null when it has been reported that there is none.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="context">Where the client may say something, and variables are.</param>
    /// <param name="plans">The transfers.</param>
    /// <param name="makes">Whether tables are made.</param>
    /// <param name="memory">How many bytes rows may take; null for as many as the engine takes.</param>
    /// <param name="problems">Takes what stands against it.</param>
    public ITableEngine? Open(
        ParseResult arguments,
        CliContext context,
        IReadOnlyCollection<TransferPlan> plans,
        bool makes,
        long? memory,
        DiagnosticBag problems
    )
    {
        var map = tables.Map(arguments);
        if (Engine(arguments) != EngineNames.Postgres)
        {
            var form = Engine(arguments) == EngineNames.Spark ? ClientForm.Spark : ClientForm.Trino;
            var folder = Directory.CreateTempSubdirectory("sluice-query-").FullName;
            AtomicFile.NoteUnfinished(folder);
            void Say(string line) => context.Io.Error.Write(VisibleText.Of(line) + "\n");
            var settings = new SubmitSettings(new ClientOutputHandlers(Say, arguments.GetValue(clientMessages) ? Say : null))
            {
                Limit = Limit(arguments.GetValue(timeout)),
                Memory = memory,
                Versions = arguments.GetValue(versions) is { } kept ? Enum.Parse<TableFormat>(kept, ignoreCase: true) : null,
                Into = Into(arguments, plans) is { } targets
                    ? new ClusterTarget(targets, arguments.GetValue(format), Partition(arguments), makes)
                    : null,
            };
            return new SubmittingEngine(form, Words(arguments), map, folder, settings, problems);
        }

        var address = arguments.GetValue(connection) ?? context.Io.Variable(Variable);
        if (string.IsNullOrEmpty(address))
        {
            problems.Add(
                Diagnostic.Create(
                    CommandDiagnostics.MissingArgument,
                    null,
                    "filter",
                    $"where PostgreSQL is: `--connection`, or the variable {Variable}"
                )
            );
            return null;
        }

        if (!PostgresAddress.IsValid(address))
        {
            // It may hold a password, so it is not shown.
            problems.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.DatabaseUnreachable, null, "what says where it is cannot be read")
                    .WithHint("write \"Host=db.example.org;Database=crm;Username=…\" or postgresql://user@host/database")
            );
            return null;
        }

        return new PostgresEngine(address, map, Into(arguments, plans), makes, problems);
    }

    /// <summary>Has the client of an engine end, and what it was making dropped, when a signal ends the process.</summary>
    public static IDisposable? WhenEnding(ITableEngine? tables, CliContext context) =>
        tables is not SubmittingEngine engine
            ? null
            : EndingSignals.BeforeTheEnd(() =>
            {
                var said = new DiagnosticBag();
                var isGone = engine.Interrupt(said);
                context.Report(said.ToSorted());
                return isGone ? null : ExitCodes.Unreadable;
            });
}
