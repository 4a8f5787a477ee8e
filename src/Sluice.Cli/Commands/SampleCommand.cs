using System.CommandLine;
using System.Globalization;
using System.Text;
using Sluice.Cli.Authoring;
using Sluice.Cli.Checking;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Samples;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice sample</c>: invented rows and consent records for a manifest, to try it out.</summary>
internal sealed class SampleCommand : CliCommand
{
    private readonly RowOptions rows = new();

    private readonly Option<string?> people = new("--people")
    {
        Description = "How many people to invent, at most 50000000; 1000 when left out.",
        HelpName = "N",
    };

    private readonly Option<string?> seed = new("--seed")
    {
        Description = "A whole number; the same seed gives the same bytes. 1 when left out.",
        HelpName = "S",
    };

    private readonly Option<string?> outFolder = new("--out")
    {
        Description = "The folder to write to: the manifest and what it names as sources. Required.",
        HelpName = "DIR",
    };

    /// <inheritdoc/>
    public override string Name => "sample";

    /// <inheritdoc/>
    public override string Summary => "Invent rows and consent records for a manifest";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [rows.Manifests];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [rows.Policies, outFolder, people, seed, rows.Days.AsOf, rows.AllowScripts];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice sample MANIFEST --policies DIR --out DIR [--people N] [--seed S]"],
            [
                "Writes a copy of the manifest, and beside it the source of each dataset and the ledger under the names it gives them: CSV, TSV or JSON lines, also under names that end in .gz or .zst. Nothing in them is of real people.",
                "Nothing is ever overwritten: where one of these files is there already, nothing is written.",
                "Every column the manifest names is there, with empty cells now and then; what the rules compare people with, countries, numbers and days, is among the facts, and what lies just beside it. The ledger has grants, withdrawals, ends, several notices and kinds of evidence, and records that are duplicate, contradictory, of later days, with a time zone or unreadable, and days on which a record begins or ceases to count.",
                "Rows are made while they are written, so that memory does not grow with their number.",
            ],
            [("MANIFEST", "A manifest file, or - for standard input.")],
            [
                (ExitCodes.Allowed, "the sample is written"),
                (ExitCodes.Unreadable, "wrong usage, or input that cannot be read"),
                (ExitCodes.PolicyErrors, "the policies have errors"),
            ],
            [("Try an export out", "sluice sample transfers/daily.yaml --policies policies --people 500 --out sample")]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments)
    {
        foreach (var problem in rows.Check(Name, arguments))
        {
            yield return problem;
        }

        if (arguments.GetValue(outFolder) is null)
        {
            yield return Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "the folder to write to, `--out DIR`");
        }

        if (Number(arguments, people, 1000) is not (>= 1 and <= 50_000_000))
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--people", arguments.GetValue(people)!)
                .WithHint("it is a number from 1 to 50000000");
        }

        if (Number(arguments, seed, 1) is null)
        {
            yield return Diagnostic
                .Create(CommandDiagnostics.WrongValue, null, "--seed", arguments.GetValue(seed)!)
                .WithHint("it is a whole number");
        }
    }

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var reader = new TransferReader(context, arguments.GetValue(rows.AllowScripts), Name);
        var code = reader.Read(arguments.GetValue(rows.Manifests)![0], arguments.GetValue(rows.Policies)!, out var transfers);
        if (code != ExitCodes.Allowed)
        {
            return code;
        }

        var folder = Path.GetFullPath(arguments.GetValue(outFolder)!, context.WorkingDirectory);
        var files = new SortedDictionary<string, Action<Stream>>(StringComparer.Ordinal);
        var problems = new DiagnosticBag();
        foreach (var transfer in transfers)
        {
            var day = transfer.Dates.On ?? rows.Days.Day(arguments) ?? transfer.Dates.Standing?.From ?? new DateOnly(2024, 1, 1);
            var maker = new SampleMaker(
                transfer,
                reader.Engine!.Program,
                day,
                (int)Number(arguments, people, 1000)!,
                Number(arguments, seed, 1)!.Value
            );
            foreach (var dataset in transfer.Datasets.Where(static d => d.Source is not null))
            {
                Add(files, dataset.Source!, folder, maker.Rows(dataset), problems);
            }

            if (transfer.Ledger?.Source is { } ledger)
            {
                Add(files, ledger, folder, maker.Ledger(), problems);
            }
        }

        var name = reader.File!.FullPath is { } path ? Path.GetFileName(path) : "manifest.yaml";
        var manifest = Path.Combine(folder, name);
        if (reader.File.FullPath is { } original && ContainedPath.Resolve(manifest) == ContainedPath.Resolve(original))
        {
            // Beside the manifest may lie rows of real people.
            problems.Add(Diagnostic.Create(RecordsDiagnostics.OutputShared, null, name, name).WithHint("write to another folder"));
        }

        context.Report(problems.ToSorted());
        if (problems.HasErrors)
        {
            return ExitCodes.Unreadable;
        }

        files[manifest] = stream => stream.Write(Encoding.UTF8.GetBytes(transfers[0].Source.Content));
        return Write(
            context,
            [.. files.Select(f => (Path: DisplayPath.Slashes(Path.GetRelativePath(folder, f.Key)), f.Value))],
            folder,
            arguments.GetValue(outFolder)!
        );
    }

    private static int Write(CliContext context, List<(string Path, Action<Stream> Write)> files, string folder, string named)
    {
        var sample = new NewFiles(context, folder);
        if (sample.Taken(files.Select(static f => f.Path)) is { } taken)
        {
            // What lies under the name of a source may be the rows themselves.
            context.Report([
                Diagnostic
                    .Create(
                        CommandDiagnostics.FileThere,
                        null,
                        DisplayPath.Of(Path.Join(folder, taken), Path.Join(named, taken), context.WorkingDirectory)
                    )
                    .WithHint("name another folder: nothing is overwritten"),
            ]);
            return ExitCodes.Unreadable;
        }

        return sample.Write(files) && context.Write(string.Concat(files.Select(static f => VisibleText.Of(f.Path) + "\n")), null)
            ? ExitCodes.Allowed
            : ExitCodes.Unreadable;
    }

    private static void Add(
        SortedDictionary<string, Action<Stream>> files,
        Located<string> source,
        string folder,
        SampleTable table,
        DiagnosticBag problems
    )
    {
        var target = Path.GetFullPath(source.Value, folder);
        if (source.Value.Contains("://", StringComparison.Ordinal) || !ContainedPath.IsInside(target, folder))
        {
            problems.Add(Diagnostic.Create(RecordsDiagnostics.SourceOutside, source.Location, source.Value));
            return;
        }

        var packed = Path.GetExtension(target).ToLowerInvariant() is ".gz" or ".zst" ? Path.GetExtension(target).ToLowerInvariant() : null;
        Action<Stream>? write = Path.GetExtension(packed is null ? target : Path.GetFileNameWithoutExtension(target))
            .ToLowerInvariant() switch
        {
            _ when Glob.IsGlob(source.Value) => null,
            ".csv" => stream => table.WriteSeparated(stream, ','),
            ".tsv" => stream => table.WriteSeparated(stream, '\t'),
            ".jsonl" or ".ndjson" or ".json" => table.WriteJsonLines,
            _ => null,
        };
        if (write is null)
        {
            problems.Add(Diagnostic.Create(RecordsDiagnostics.SampleFormat, source.Location, source.Value));
            return;
        }

        files[target] = packed is null
            ? write
            : stream =>
            {
                var stored = new StoredStream(stream, packed == ".gz");
                write(stored);
                stored.Finish();
            };
    }

    private static long? Number(ParseResult arguments, Option<string?> option, long otherwise) =>
        arguments.GetValue(option) is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
