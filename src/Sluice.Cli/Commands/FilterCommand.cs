using System.CommandLine;
using Sluice.Cli.Checking;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice filter</c>: the rows and columns that may leave.</summary>
internal sealed class FilterCommand : CliCommand
{
    private readonly RowOptions rows = new();

    private readonly Option<string?> outFolder = new("--out")
    {
        Description = "The folder to write to: a file for each dataset, report.json and report.txt. Required, except with --dry-run.",
        HelpName = "DIR",
    };

    private readonly Option<string?> allowPath = new("--allow-path")
    {
        Description = "A further folder that sources may lie in. Without it they lie in the folder of the manifest or below.",
        HelpName = "DIR",
    };

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
    public override IReadOnlyList<Option> Options => [rows.Policies, outFolder, dryRun, rows.AsOf, allowPath, .. resources.All, rows.AllowScripts];

    /// <inheritdoc/>
    public override ManPage Manual { get; } = new(
        ["sluice filter MANIFEST --policies DIR --out DIR [--as-of DATE] [--allow-path DIR]", "sluice filter MANIFEST --policies DIR --dry-run"],
        [
            "Decides the transfer, reads the source of each dataset and the ledger, and writes what is permitted in the same format: Parquet, CSV or JSON lines. A column is written only if it is permitted for every category, recipient and purpose it has; a row only if all its written columns are permitted for its person. Something that is not known of a person counts against the row.",
            "With `withhold: null` in a dataset single cells are emptied instead, and a row stays while one of its columns is permitted. A column that the manifest does not name is an error, or dropped with `undeclared: drop`.",
            "A source is a file, a folder of files or a pattern such as parts/*.csv; its rows become one file. Files are put in place whole and together, or not at all. The report says how many rows and which columns were withheld, and by which rules, and has the SHA-256 of everything read and written.",
            "What is left is decided once more before it is put in place: unless it is allowed as it is, with these people and this many of them, nothing is written. With --dry-run people are counted too. Rows of people who, by their own cells, are not in the population that the manifest names are an error.",
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
            ("Filter much with little memory", "sluice filter transfers/daily.yaml --policies policies --out out --memory 1GB"),
            ("See what would be withheld", "sluice filter transfers/daily.yaml --policies policies --dry-run"),
        ]);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
#if NO_SCRIPTING
        yield return Diagnostic.Create(RecordsDiagnostics.FilterNotBuiltIn, null);
#endif
        foreach (var problem in rows.Check(Name, arguments))
        {
            yield return problem;
        }

        foreach (var problem in resources.Check(arguments))
        {
            yield return problem;
        }

        if (arguments.GetValue(outFolder) is null && !arguments.GetValue(dryRun))
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "the folder to write to, `--out DIR`");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var reader = new TransferReader(context, arguments.GetValue(rows.AllowScripts));
        var code = reader.Read(arguments.GetValue(rows.Manifests)![0], arguments.GetValue(rows.Policies)!, out var transfers);
        if (code != ExitCodes.Allowed)
        {
            return code;
        }

        var problems = new DiagnosticBag();
        var plans = transfers.Select(t => TransferPlanner.Plan(reader.Engine!, t, rows.Day(arguments), problems)).OfType<TransferPlan>().ToList();
        context.Report(problems.ToSorted());
        if (problems.HasErrors)
        {
            return ExitCodes.Unreadable;
        }

#if NO_SCRIPTING
        return ExitCodes.Unreadable;
#else
        var target = arguments.GetValue(dryRun) ? null : arguments.GetValue(outFolder);
        return new Filtering.FilterRun(context, reader.Engine!, reader.File!, arguments.GetValue(allowPath) is { } path ? [path] : [], resources.Settings(arguments)).Run([.. plans], target);
#endif
    }
}
