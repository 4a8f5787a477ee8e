using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice filter</c>: the rows and columns that may leave.</summary>
internal sealed partial class FilterCommand : CliCommand
{
    private readonly RowOptions rows = new();

    private readonly Option<string?> outFolder = new("--out")
    {
        Description =
            "The folder to write to: a file for each dataset, report.json and report.txt. Required, except with --dry-run and --into.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> allowPath = new("--allow-path")
    {
        Description =
            "A further folder that sources may lie in; may be repeated. Without it they lie in the folder of the manifest or below.",
        HelpName = "DIR",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly EngineOptions engines = new();
    private readonly ResourceOptions resources = new();

    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Read, check and count, but write nothing.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "filter";

    /// <inheritdoc/>
    public override string Summary => "Write the rows and columns that may leave";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [rows.Manifests];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options =>
        [
            rows.Policies,
            outFolder,
            dryRun,
            rows.Days.AsOf,
            rows.Days.NotBefore,
            allowPath,
            .. engines.All,
            .. resources.All,
            rows.AllowScripts,
        ];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            [
                "sluice filter MANIFEST --policies DIR --out DIR [--as-of DATE] [--not-before DATE] [--allow-path DIR]",
                "sluice filter MANIFEST --policies DIR --dry-run",
                "sluice filter MANIFEST --policies DIR --engine postgres [--table NAME=TABLE]... --out DIR|--into TABLE",
                "sluice filter MANIFEST --policies DIR --engine spark|trino --submit COMMAND --out DIR|--into TABLE",
                "sluice filter MANIFEST --policies DIR --engine spark --submit COMMAND --into-partition TABLE COLUMN=VALUE",
            ],
            [
                "Decides the transfer, reads the source of each dataset and the ledger, and writes what is permitted in the same format: Parquet, CSV, TSV, JSON lines or an array of JSON, the texts compressed as gzip (.gz) or zstd (.zst) where the source is. A column is written only if it is permitted for every category, recipient and purpose it has; a row only if all its written columns are permitted for its person. Something that is not known of a person counts against the row.",
                "With `withhold: null` in a dataset single cells are emptied instead, and a row stays while one of its columns is permitted. A column that the manifest does not name is an error, or dropped with `undeclared: drop`.",
                "A source is a file, a folder of files or a pattern such as parts/*.csv; its rows become one file. A folder below it called country=KR is a column of its rows like any other, and no value of it stands in a report or message. Files are put in place whole and together, or not at all; the report comes last. After a run the folder holds what this run wrote, or nothing of any run: what an earlier one wrote there and this one did not, because it may not leave any more or because the run failed, is removed and named, and so is what a killed run left. Values leave as they came: JSON keeps the words of its numbers and its missing keys, and CSV that could be read in two ways is an error. Parquet keeps its values, nanoseconds in UTC too, and a column that could only be written rounded is an error; where a type alone becomes another, the report says so. report.txt says who gets what for which purpose, how many rows and people, and which rules withheld rows and columns, each with its title, reason and source; report.json says the same to programs. Both have the SHA-256 of everything read and written. A row that several rules stand against counts under each.",
                "No cell of the data stands in a message or report, and no name of a column that the manifest does not have: such columns are told by their place, keys of JSON objects by their number, values of partitions by their number in order. What a client says on standard error may quote a cell and is passed on with --client-messages only.",
                "What is left is decided once more before it is put in place: unless it is allowed as it is, with these people and this many of them, nothing is written. People are counted up to 100,000 rows, and beyond with --dry-run. Rows of people who, by their own cells, are not in the population that the manifest names are an error.",
                "With --engine postgres the datasets and the ledger are tables or views of a server. Everything is read in one transaction that sees one moment; unless --into asks for a table, it is one in which the server lets nothing be written. Columns need the types of their attributes. Where row-level security would hide rows, the run ends. The rows are written as CSV in an order of their own; or --into makes a table, whole or not at all. A table's SHA-256 is made of those of its rows, in whatever order they stand.",
                "With --engine spark or trino queries for each dataset are handed to your own client: one that counts, the keys on both sides too where records of consent decide, and the one that `sluice sql` prints, as `spark-sql … -f FILE` or `trino … --file FILE --output-format JSON`. The rows are written as JSON lines. What is counted there is checked and decided again as everywhere. Not shown are: what the tables held, without --versions that all queries saw the same rows (only their number is compared), columns that the manifest does not name (they are never selected), and flaws of ledger records (they grant nothing). The report says so.",
                "The client is run in a session of its own; on a signal or --timeout it and all it has started are interrupted, 5 seconds later terminated, 5 seconds later killed. Lines it prints before its first or behind its last row that do not begin with { are passed on once; any other line that is no row ends the run. With --out the lines are put in order here, within --memory. With --versions iceberg or delta every query reads one version of each table, the one it is in when the run begins; the report names it, and a table that has none ends the run. With --into the engine writes: a table of a name of its own, counted, renamed at the end, and dropped when anything differs or the run is ended. --into-partition puts it into one partition of a table of Spark. Run it as a user from whom no row filter of the engine hides rows or records.",
                "The rows pass once, on all cores, and are written in their order: the same bytes whatever --threads and --memory say. What does not fit into memory goes to a folder beside the output, with --dry-run to the system's folder for such files, and is gone afterwards. On a terminal a line shows how many rows are decided and how long it will take.",
            ],
            [("MANIFEST", "A manifest file, or - for standard input.")],
            [
                (ExitCodes.Allowed, "what may leave is written"),
                (ExitCodes.Denied, "nothing of a transfer may leave, and nothing of it is written"),
                (ExitCodes.Unreadable, "wrong usage, input that cannot be read, or rows that refute the manifest; nothing is written"),
                (ExitCodes.PolicyErrors, "the policies have errors; nothing is decided"),
            ],
            [
                ("Filter an export", "sluice filter transfers/daily.yaml --policies policies --out out"),
                (
                    "Filter tables of a server into a new one",
                    "sluice filter transfers/daily.yaml --policies policies --engine postgres --table customers=crm.customers --into outgoing.customers"
                ),
                (
                    "Let Spark select",
                    "sluice filter transfers/daily.yaml --policies policies --engine spark --submit \"spark-sql --master yarn\" --out out"
                ),
                (
                    "Read one version of each table",
                    "sluice filter transfers/daily.yaml --policies policies --engine trino --submit trino --versions iceberg --table customers=lake.crm.customers --out out"
                ),
                (
                    "Let Spark write a table",
                    "sluice filter transfers/daily.yaml --policies policies --engine spark --submit \"spark-sql --master yarn\" --into outgoing.customers"
                ),
                ("Filter much with little memory", "sluice filter transfers/daily.yaml --policies policies --out out --memory 1GB"),
                ("See what would be withheld", "sluice filter transfers/daily.yaml --policies policies --dry-run"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        foreach (
            var problem in NotBuiltIn()
                .Concat(rows.Check(Name, arguments))
                .Concat(engines.Check(Name, arguments))
                .Concat(resources.Check(arguments))
        )
        {
            yield return problem;
        }

        foreach (
            var option in resources
                .All.Prepend(allowPath)
                .Where(o =>
                    engines.Engine(arguments) != EngineNames.DuckDb
                    && !(o == resources.Memory && engines.Sorts(arguments))
                    && arguments.GetResult(o) is { Implicit: false }
                )
        )
        {
            yield return Diagnostic.Create(RecordsDiagnostics.OptionOfOtherEngine, null, option.Name, engines.Engine(arguments));
        }

        if (arguments.GetValue(outFolder) is null && !arguments.GetValue(dryRun) && !engines.MakesTables(arguments))
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "the folder to write to, `--out DIR`");
        }
    }

    /// <inheritdoc/>
    public override partial int Run(ParseResult arguments, CliContext context);

    /// <summary>Reports where this program cannot filter rows.</summary>
    private static partial IEnumerable<Diagnostic> NotBuiltIn();
}
