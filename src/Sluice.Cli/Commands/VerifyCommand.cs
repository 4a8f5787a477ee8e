using System.CommandLine;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Verifying;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice verify</c>: are the verdicts still the accepted ones?</summary>
internal sealed class VerifyCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "markdown", "json", "junit", "sarif"];

    private readonly Argument<string[]> folders = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<bool> update = new("--update")
    {
        Description = "Write what is decided now: missing and changed verdicts; remove orphaned ones. The review of the diff accepts it.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "How to say what turned: text, markdown, json, junit or sarif.",
        HelpName = "FORMAT",
    }.Offering(Formats);

    private readonly Option<string?> output = new("--output")
    {
        Description = "Write it to FILE instead of standard output.",
        HelpName = "FILE",
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Say of each transfer that is decided otherwise what would turn it.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> allowScripts = new("--allow-scripts")
    {
        Description = "Let the policy set's C# scripts compute facts. Without it, such facts are unknown.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "verify";

    /// <inheritdoc/>
    public override string Summary => "Compare the verdicts with the accepted ones";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folders];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [update, format, output, verbose, allowScripts];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice verify [DIR]... [--format FORMAT] [--output FILE] [--verbose]", "sluice verify [DIR]... --update"],
            [
                "Decides every manifest under DIR/transfers and compares the verdict with the accepted one, DIR/verdicts/NAME.verdict, which is kept under version control. It says how many transfers turned, and then by which cause: the rule that came or went, and the flows it turned, those first that let out more than was accepted. A folder above is searched for policy folders.",
                "An accepted verdict holds what is decided and nothing else, one fact a line: a comment, a title, the order of rules or another name of a file changes none of it. It may be missing, differ or be orphaned (its manifest is gone); each is named and ends with exit code 5. Accepted verdicts in the JSON of earlier versions are compared as far as they go, and replaced by `--update`. A manifest or a policy set with errors is never accepted. Nothing is removed but accepted verdicts, and no link is followed.",
            ],
            [
                (
                    "DIR",
                    "A folder with .sluice files, transfers and verdicts, or a folder above such ones. By default policies, or the working directory."
                ),
            ],
            [
                (ExitCodes.Allowed, "every verdict is the accepted one, or has been written"),
                (ExitCodes.Unreadable, "wrong usage, or input that cannot be read"),
                (ExitCodes.PolicyErrors, "the policies have errors; nothing is decided"),
                (ExitCodes.SnapshotDiffers, "an accepted verdict differs, is missing or orphaned"),
            ],
            [
                ("Verify in a pipeline", "sluice verify policies"),
                ("Write a change that is meant, and review it as a diff", "sluice verify policies --update"),
                ("Tell a pull request what it changes", "sluice verify policies --format markdown --output comment.md"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
        UsageErrors.OneOf("--format", arguments.GetValue(format) ?? "text", Formats);

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var finder = new PolicyFolderFinder(context.WorkingDirectory);
        var found = finder.Find(arguments.GetValue(folders) ?? []);
        context.Report(finder.Problems);
        var code = finder.Problems.Count > 0 ? ExitCodes.Unreadable : ExitCodes.Allowed;
        var reports = new List<FolderReport>();
        foreach (var folder in found)
        {
            var report = SnapshotVerifier.Verify(
                context,
                folder,
                arguments.GetValue(allowScripts),
                arguments.GetValue(update),
                arguments.GetValue(verbose)
            );
            context.Report(report.Check.Diagnostics);
            code = ExitCodes.Worse(code, report.ExitCode);
            reports.Add(report);
        }

        var file = arguments.GetValue(output);
        var text = Render(reports, arguments.GetValue(format) ?? "text", context.ColourOut && file is null, arguments.GetValue(verbose));
        return context.Write(text, file) ? code : ExitCodes.Worse(code, ExitCodes.Unreadable);
    }

    private static string Render(List<FolderReport> reports, string format, bool colour, bool verbose) =>
        format switch
        {
            "markdown" => VerifyMarkdown.Render(reports, verbose),
            "json" => VerifyJson.Render(reports, verbose),
            "junit" => VerifyJUnit.Render(reports),
            "sarif" => VerifySarif.Render(reports),
            _ => VerifyText.Render(reports, colour, verbose),
        };
}
