using System.CommandLine;
using Sluice.Cli.Snapshots;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice verify</c>: are the verdicts still the accepted ones?</summary>
internal sealed class VerifyCommand : CliCommand
{
    private readonly Argument<string[]> folders = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<bool> update = new("--update")
    {
        Description = "Accept what is decided now: write missing and changed verdicts, remove orphaned ones.",
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
    public override IReadOnlyList<Option> Options => [update, allowScripts];

    /// <inheritdoc/>
    public override ManPage Manual => new(
        ["sluice verify [DIR]... [--update]"],
        [
            "Decides every manifest under DIR/transfers and compares the verdict with the accepted one, DIR/verdicts/NAME.json, which is kept under version control. It says what has changed: which flow, from what to what, and because of which rule. A folder above is searched for policy folders.",
            "An accepted verdict may be missing, differ, be stale (decided as before, but not by the same text: the digest of the policy set or the manifest, a place or a wording is another) or orphaned (its manifest is gone); each is named and ends with exit code 5. A manifest or a policy set with errors is never accepted. Nothing is removed but accepted verdicts, and no link is followed.",
        ],
        [("DIR", "A folder with .sluice files, transfers and verdicts, or a folder above such ones. By default policies, or the working directory.")],
        [
            (ExitCodes.Allowed, "every verdict is the accepted one, or has been accepted"),
            (ExitCodes.Unreadable, "wrong usage, or input that cannot be read"),
            (ExitCodes.PolicyErrors, "the policies have errors; nothing is decided"),
            (ExitCodes.SnapshotDiffers, "an accepted verdict differs, is missing, stale or orphaned"),
        ],
        [
            ("Verify in a pipeline", "sluice verify policies"),
            ("Accept a change that is meant, and review it as a diff", "sluice verify policies --update"),
        ]);

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var finder = new PolicyFolderFinder(context.WorkingDirectory);
        var found = finder.Find(arguments.GetValue(folders) ?? []);
        context.Report(finder.Problems);
        var code = finder.Problems.Count > 0 ? ExitCodes.Unreadable : ExitCodes.Allowed;
        foreach (var folder in found)
        {
            code = ExitCodes.Worse(code, new SnapshotVerifier(context, arguments.GetValue(allowScripts), arguments.GetValue(update)).Verify(folder));
        }

        context.Io.Out.Flush();
        return code;
    }
}
