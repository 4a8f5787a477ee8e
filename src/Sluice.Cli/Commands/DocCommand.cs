using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Documenting;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Snapshots;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice doc</c>: the policy set as a page for reviewers and lawyers.</summary>
internal sealed class DocCommand : CliCommand
{
    private readonly Argument<string[]> folder = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> title = new("--title")
    {
        Description = "What the page is called. By default the name of the folder.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the page to this file instead of standard output; whole or not at all.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override string Name => "doc";

    /// <inheritdoc/>
    public override string Summary => "Write a policy set as a page for reviewers and lawyers";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folder];

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [title, output];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice doc [DIR] [--title TEXT] [--output FILE]"],
            [
                "Writes one file of HTML: a matrix of what may go to whom, every rule in a plain sentence with its reason and sources, the promises (decided) and the tests (run), the accepted verdicts where DIR has some, and the vocabulary as trees, all linked with each other. Nothing is fetched from anywhere; it can be searched, printed and read by a screen reader, and without a script everything is there.",
                "The matrix says for each category and each partner the strongest verdict there can be, over all purposes, everything a transfer can state and all people: always, depends (on facts, dates or people), or never, which is proven.",
                "The same policy set gives the same bytes.",
            ],
            [("DIR", "A folder with a policy set, or a file that `sluice compile` wrote. By default policies, or the working directory.")],
            [
                (ExitCodes.Allowed, "the page is written"),
                (ExitCodes.Unreadable, "wrong usage, input that cannot be read, or a file that cannot be written"),
                (ExitCodes.PolicyErrors, "the policies have errors; nothing is written"),
            ],
            [
                ("For a review", "sluice doc policies --output policies.html"),
                ("With a name of its own", "sluice doc policies --title \"Data sharing with partners\" -o policies.html"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
        (arguments.GetValue(folder) ?? [])
            .Skip(1)
            .Select(extra => Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, extra));

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var named =
            arguments.GetValue(folder) is [var given, ..] ? given
            : Directory.Exists(Path.Join(context.WorkingDirectory, "policies")) ? "policies"
            : ".";
        if (PolicyFolder.Use(context, named, out var code) is not { Session.Engine: { } engine } policies)
        {
            return code;
        }

        var name = arguments.GetValue(title)
            ?? Path.GetFileNameWithoutExtension(policies.Display) switch
            {
                "" or "." or ".." => "Policy set",
                var last => char.ToUpperInvariant(last[0]) + last[1..].Replace('_', ' '),
            };
        var problems = new List<Diagnostic>();
        var accepted = AcceptedFiles.Read(policies, problems);
        if (problems.Count > 0)
        {
            context.Report(problems);
            return ExitCodes.Unreadable;
        }

        return context.Write(new PolicyPage(engine, name, accepted).Write(), arguments.GetValue(output), policies.FullPath)
            ? ExitCodes.Allowed
            : ExitCodes.Unreadable;
    }
}
