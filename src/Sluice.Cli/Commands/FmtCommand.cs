using System.CommandLine;
using Sluice.Cli.Files;
using Sluice.Cli.Formatting;
using Sluice.Cli.Hosting;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice fmt</c>: policies in their one form.</summary>
internal sealed class FmtCommand : CliCommand
{
    private readonly Argument<string[]> paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; name the files that are not formatted, and end with 5 if there are any.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> diff = new("--diff")
    {
        Description = "Write nothing; show what would change, as `diff -u` does, and end with 5 if anything would.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "fmt";

    /// <inheritdoc/>
    public override string Summary => "Write policies in their one form";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [paths];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [check, diff];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice fmt [PATH]... [--check] [--diff]", "sluice fmt -"],
            [
                "Writes policy files in the one form they have: clauses in one order, columns aligned, lines of at most 100 columns where a line can be broken, comments where they belong, line feeds and no byte order mark. What a policy means is never changed, and formatting twice changes nothing more. There is nothing to set.",
                "After a file is laid out it is read again: every word and every comment must still be there, or the file is left alone. A file that cannot be parsed is named with its errors and left alone as well; the others are formatted. Files are written whole, keep their permissions, and are not touched when nothing changes.",
            ],
            [
                (
                    "PATH",
                    "A policy file, a folder (every .sluice file below it, links to folders left alone), a glob with *, ? and **, or - to format standard input to standard output. By default policies, or the working directory."
                ),
            ],
            [
                (ExitCodes.Allowed, "every file is formatted now; with --check or --diff: was so before"),
                (ExitCodes.Unreadable, "wrong usage, a file that cannot be read or written"),
                (ExitCodes.PolicyErrors, "a file has errors and was left alone"),
                (ExitCodes.SnapshotDiffers, "with --check or --diff: a file is not formatted"),
            ],
            [
                ("Format all policies", "sluice fmt policies"),
                ("Refuse what is not formatted, in a pipeline", "sluice fmt policies --check"),
                ("Format what an editor holds", "sluice fmt - < policies/rules.sluice"),
            ]
        );

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var finder = new PolicyFileFinder(context.WorkingDirectory) { Command = Name };
        var named = arguments.GetValue(paths) is { Length: > 0 } some
            ? some
            : [Directory.Exists(Path.Join(context.WorkingDirectory, "policies")) ? "policies" : "."];
        foreach (var path in named)
        {
            finder.Add(path);
        }

        context.Report(finder.Problems);
        var code = new FormatRun(context, arguments.GetValue(check), arguments.GetValue(diff)).Run(finder.Found);
        return finder.Problems.Count > 0 ? ExitCodes.Worse(code, ExitCodes.Unreadable) : code;
    }
}
