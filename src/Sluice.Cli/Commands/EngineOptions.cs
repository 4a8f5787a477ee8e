using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Commands;

/// <summary>Which engine filters, and where its rows are.</summary>
internal sealed partial class EngineOptions
{
    /// <summary>The environment variable for what <c>--connection</c> says, so that no password stands on a command line.</summary>
    public const string Variable = "SLUICE_CONNECTION";

    private static readonly string[] VersionFormats = ["iceberg", "delta"];

    private readonly Option<string?> engine = new Option<string?>("--engine")
    {
        Description =
            "Where the rows are: duckdb (the default) for files, postgres for tables of a server, spark or trino for tables that a client of yours reads.",
        HelpName = "ENGINE",
    }.Offering(EngineNames.All);

    private readonly Option<string?> connection = new("--connection")
    {
        Description =
            $"The PostgreSQL server, as \"Host=…;Database=…\" or postgresql://host/database. The variable {Variable} says the same without showing a password to others.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> submit = new("--submit")
    {
        Description =
            "The client that takes the queries for spark or trino, with your own options, as \"spark-sql --master yarn\". It is split into words as a POSIX shell does (both quotes, backslash; no variables, no patterns).",
        HelpName = "COMMAND",
    };

    private readonly Option<string?> timeout = new("--timeout")
    {
        Description =
            "How many seconds the client may take for one call; without it as long as it needs. Then it is interrupted, terminated 5 seconds later, and killed 5 seconds later.",
        HelpName = "SECONDS",
    };

    private readonly Option<bool> clientMessages = new("--client-messages")
    {
        Description = "Pass on what the client says on standard error. Without it nothing is: an error of a cast may quote a cell.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string[]> intoPartition = new("--into-partition")
    {
        Description =
            "Overwrite one partition of a table of Spark that is there, as outgoing.customers day=2024-05-01, with the rows of the only dataset, once they are checked.",
        HelpName = "TABLE COLUMN=VALUE",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> format = new("--format")
    {
        Description =
            "What a table is made in with --into: parquet (the default with spark), orc, delta or iceberg with spark; parquet or orc with trino, where the catalogue says the rest.",
        HelpName = "FORMAT",
    };

    private readonly Option<string?> versions = new Option<string?>("--versions")
    {
        Description =
            "Read one version of each table in all queries, the one it is in when the run begins: iceberg or delta, as the tables are kept. Without it rows may change between counting and selecting.",
        HelpName = "FORMAT",
    }.Offering(VersionFormats);

    private readonly TableOptions tables = TableOptions.Reading();
    private readonly TableOptions into = TableOptions.Making();

    /// <summary>The options, as <c>--help</c> shows them.</summary>
    public IReadOnlyList<Option> All =>
        [engine, connection, tables.Option, into.Option, intoPartition, format, versions, submit, timeout, clientMessages];

    /// <summary>The engine's name.</summary>
    public string Engine(ParseResult arguments) => arguments.GetValue(engine) ?? EngineNames.DuckDb;

    /// <summary>Whether rows are put in order here, which takes memory.</summary>
    public bool Sorts(ParseResult arguments) => Engine(arguments) is EngineNames.Spark or EngineNames.Trino;

    /// <summary>Whether the rows go into tables.</summary>
    public bool MakesTables(ParseResult arguments) => into.IsGiven(arguments) || Partition(arguments) is not null;

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Diagnostic> Check(string command, ParseResult arguments)
    {
        var name = Engine(arguments);
        foreach (
            var problem in UsageErrors
                .OneOf("--engine", name, EngineNames.All)
                .Concat(tables.Check(arguments))
                .Concat(into.Check(arguments))
        )
        {
            yield return problem;
        }

        var isClient = name is EngineNames.Spark or EngineNames.Trino;
        (Option Option, bool Fits)[] fits =
        [
            (connection, name == EngineNames.Postgres),
            (into.Option, name != EngineNames.DuckDb),
            (intoPartition, name == EngineNames.Spark),
            (format, isClient),
            (versions, isClient),
            (tables.Option, name != EngineNames.DuckDb),
            (submit, isClient),
            (timeout, isClient),
            (clientMessages, isClient),
        ];
        foreach (
            var (option, _) in fits.Where(f =>
                !f.Fits && EngineNames.All.Contains(name) && arguments.GetResult(f.Option) is { Implicit: false }
            )
        )
        {
            yield return Diagnostic.Create(RecordsDiagnostics.OptionOfOtherEngine, null, option.Name, name);
        }

        if (isClient && arguments.GetValue(submit) is { } words && ShellWords.Split(words) is null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--submit", words)
                .WithHint("it is split into words as a shell does: a quote is not closed, or nothing follows a backslash");
        }
        else if (isClient && Words(arguments).Count == 0)
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, command, "the client, `--submit COMMAND`");
        }

        foreach (var problem in isClient ? CheckTarget(arguments, name) : [])
        {
            yield return problem;
        }

        if (arguments.GetValue(timeout) is { } text && Limit(text) is null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--timeout", text)
                .WithHint("it is a number of seconds, at least 1");
        }
    }

    private IEnumerable<Diagnostic> CheckTarget(ParseResult arguments, string name)
    {
        foreach (var problem in arguments.GetValue(versions) is { } kept ? UsageErrors.OneOf(versions.Name, kept, VersionFormats) : [])
        {
            yield return problem;
        }

        if (arguments.GetValue(format) is { } given)
        {
            string[] formats = name == EngineNames.Spark ? ["parquet", "orc", "delta", "iceberg"] : ["parquet", "orc"];
            foreach (var problem in UsageErrors.OneOf("--format", given, formats))
            {
                yield return name == EngineNames.Trino && given is "delta" or "iceberg"
                    ? problem.WithHint("in Trino the catalogue of the table says that: name one with that connector")
                    : problem;
            }

            if (!into.IsGiven(arguments))
            {
                yield return Diagnostic.Create(
                    CommandDiagnostics.MissingArgument,
                    null,
                    "filter",
                    "the table that is made in that format, `--into TABLE`"
                );
            }
        }

        if (
            arguments.GetResult(intoPartition) is { Implicit: false }
            && arguments.GetValue(intoPartition) is [var table, var part]
            && (TableMap.Parse(table) is null || Partition(arguments) is null)
        )
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, intoPartition.Name, $"{table} {part}")
                .WithHint("write SCHEMA.TABLE COLUMN=VALUE");
        }
        else if (Partition(arguments) is not null && into.IsGiven(arguments))
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, intoPartition.Name, string.Join(' ', arguments.GetValue(intoPartition)!))
                .WithHint("`--into` makes new tables; rows go to one place");
        }
    }

    private (string Column, string Value)? Partition(ParseResult arguments) =>
        arguments.GetResult(intoPartition) is { Implicit: false }
        && arguments.GetValue(intoPartition) is [_, var part]
        && part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        && at + 1 < part.Length
            ? (part[..at], part[(at + 1)..])
            : null;

    /// <summary>Reports tables that are named for something the transfers do not have, or not named for something they do.</summary>
    public void CheckNames(ParseResult arguments, IReadOnlyCollection<TransferPlan> plans, DiagnosticBag problems)
    {
        tables.CheckNames(arguments, plans, problems);
        into.CheckNames(arguments, plans, problems);
        if (
            Partition(arguments) is not null
            && Only(plans) is null
            && plans.SelectMany(static p => p.Datasets).Any(static d => !d.Written.IsEmpty)
        )
        {
            problems.Add(
                Diagnostic
                    .Create(CommandDiagnostics.WrongValue, null, intoPartition.Name, string.Join(' ', arguments.GetValue(intoPartition)!))
                    .WithHint("it takes the rows of one dataset, and several are written")
            );
            return;
        }

        if (!MakesTables(arguments))
        {
            return;
        }

        var named = Into(arguments, plans)!.Names.ToHashSet(StringComparer.Ordinal);
        foreach (var dataset in plans.SelectMany(static p => p.Datasets).Where(d => !d.Written.IsEmpty && !named.Contains(d.Name)))
        {
            problems.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.TableNotNamed, dataset.Dataset.Name.Location, dataset.Name)
                    .WithHint($"add `--into {dataset.Name}=TABLE`")
            );
        }
    }

    /// <summary>The tables for the rows; null where they go into files.</summary>
    public TableMap? Into(ParseResult arguments, IReadOnlyCollection<TransferPlan> plans) =>
        Partition(arguments) is not null
            ? new TableMap(
                Only(plans) is { } only
                    ? ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
                        only,
                        TableMap.Parse(arguments.GetValue(intoPartition)![0])!.Value
                    )
                    : ImmutableDictionary<string, ImmutableArray<string>>.Empty
            )
        : MakesTables(arguments) ? into.Map(arguments, Only(plans))
        : null;

    private static string? Only(IReadOnlyCollection<TransferPlan> plans) =>
        plans.SelectMany(static p => p.Datasets).Where(static d => !d.Written.IsEmpty).Select(static d => d.Name).ToList() is [var only]
            ? only
            : null;

    private List<string> Words(ParseResult arguments) => arguments.GetValue(submit) is { } text ? ShellWords.Split(text) ?? [] : [];

    private static TimeSpan? Limit(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 1 and <= 4_000_000
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
