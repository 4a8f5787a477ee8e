using System.CommandLine;
using Sluice.Cli.Authoring;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Verifying;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice init</c>: a policy folder to start from.</summary>
internal sealed class InitCommand : CliCommand
{
    private readonly Argument<string[]> folder = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    /// <inheritdoc/>
    public override string Name => "init";

    /// <inheritdoc/>
    public override string Summary => "Start a policy folder";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [folder];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice init [DIR]"],
            [
                "Writes a small policy set with comments: a vocabulary, rules, a test with cases, an invariant, a transfer and its twin, and their accepted verdicts. It passes `check`, `lint`, `test` and `verify` as it stands and is formatted; put your own names in its place bit by bit.",
                "Nothing is ever overwritten: a folder that already has policies, or one of these files, is left as it is. To `.gitattributes` the line `*.verdict merge=union` is added, so that branches merge what is accepted line by line.",
            ],
            [("DIR", "The folder; it is made where it is not there. By default policies.")],
            [
                (ExitCodes.Allowed, "the folder is there"),
                (ExitCodes.Unreadable, "wrong usage, a folder that already has policies, or one that cannot be written"),
            ],
            [
                ("Start", "sluice init policies"),
                ("Then add to it", "sluice new rule tell_the_bank --allow account.id --to desk --for support --policies policies"),
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
        var named = arguments.GetValue(folder) is [var given, ..] ? given : "policies";
        if (FullPath(named, context) is not { } full)
        {
            context.Report([Diagnostic.Create(CommandDiagnostics.NotFound, null, named.Replace("\0", "", StringComparison.Ordinal))]);
            return ExitCodes.Unreadable;
        }

        var display = DisplayPath.Of(full, named, context.WorkingDirectory);
        var files = new NewFiles(context, full);
        if (Refusal(full, display, files) is { } problem)
        {
            context.Report([problem]);
            return ExitCodes.Unreadable;
        }

        if (!files.Write(StarterFiles.All) || !MergeAttribute.Add(context, full))
        {
            return ExitCodes.Unreadable;
        }

        // The accepted verdicts are what `verify --update` makes of it, not a copy that could be wrong.
        var verified = SnapshotVerifier.Verify(context, named, allowScripts: false, update: true);
        context.Report(verified.Check.Diagnostics);
        context.Io.Out.Write(VerifyText.Render([verified], context.ColourOut, verbose: false));
        var name = VisibleText.Of(display);
        context.Say(
            $"\nNext:\n  sluice check {name}/transfers --policies {name}\n  sluice test {name}\n  sluice verify {name}\n  sluice new rule NAME --policies {name}\n"
        );
        context.Io.Out.Flush();
        return verified.ExitCode;
    }

    private static Diagnostic? Refusal(string full, string display, NewFiles files)
    {
        if (File.Exists(full))
        {
            return Diagnostic.Create(CommandDiagnostics.NotAFolder, null, display);
        }

        // In a folder that cannot be entered may lie the very policies that this set would become a part of.
        Diagnostic? unreadable = null;
        var all = Directory.Exists(full) ? FileTree.Files(full, Unreadable) : [];
        if (unreadable is not null)
        {
            return unreadable;
        }

        var policies = all.Find(static f => f.EndsWith(".sluice", StringComparison.OrdinalIgnoreCase));
        var taken = policies ?? files.Taken(StarterFiles.All.Select(static f => f.Path).Append("verdicts"));
        return taken is null
            ? null
            : Diagnostic
                .Create(CommandDiagnostics.FileThere, null, display == "." ? taken : $"{display}/{taken}")
                .WithHint("name another folder: nothing is overwritten");

        void Unreadable(string path, Exception e) =>
            unreadable ??=
                e is SpecialFileException
                    ? null
                    : Diagnostic.Create(
                        CommandDiagnostics.CannotRead,
                        null,
                        display == "." ? path : $"{display}/{path}".TrimEnd('/'),
                        SystemMessage.Of(e)
                    );
    }

    private static string? FullPath(string named, CliContext context)
    {
        try
        {
            return Path.GetFullPath(named, context.WorkingDirectory);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
