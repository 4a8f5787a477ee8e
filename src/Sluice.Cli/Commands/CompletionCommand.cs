using System.CommandLine;
using Sluice.Cli.Completion;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice completion</c>: scripts that let shells complete command lines.</summary>
internal sealed class CompletionCommand : CliCommand
{
    internal static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    private readonly Argument<string[]> shell = new Argument<string[]>("SHELL") { Arity = ArgumentArity.ZeroOrMore }.Offering(Shells);

    /// <inheritdoc/>
    public override string Name => "completion";

    /// <inheritdoc/>
    public override string Summary => "Print a script that lets a shell complete command lines";

    /// <inheritdoc/>
    public override IReadOnlyList<Argument> Arguments => [shell];

    /// <inheritdoc/>
    public override ManPage Manual =>
        new(
            ["sluice completion bash|zsh|fish|powershell"],
            [
                "Prints a script to standard output that makes a shell complete the commands, their options and the values these take, and files and folders where they are expected. The script holds all of that, so completing starts no program; print it again after an update.",
            ],
            [("SHELL", "bash (3.2 or newer), zsh, fish (3 or newer) or powershell.")],
            [(ExitCodes.Allowed, "the script is printed"), (ExitCodes.Unreadable, "wrong usage")],
            [
                ("Complete in this bash, and in every new one when it stands in ~/.bashrc", "source <(sluice completion bash)"),
                ("The same in zsh, below compinit in ~/.zshrc", "source <(sluice completion zsh)"),
                ("In every new fish", "sluice completion fish > ~/.config/fish/completions/sluice.fish"),
                ("In PowerShell, in the file $PROFILE names", "sluice completion powershell | Out-String | Invoke-Expression"),
            ]
        );

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
        (arguments.GetValue(shell) ?? []) switch
        {
            [] => [Diagnostic.Create(CommandDiagnostics.MissingArgument, null, Name, "the shell, `bash`, `zsh`, `fish` or `powershell`")],
            [var one] => UsageErrors.OneOf("SHELL", one, Shells),
            [_, var more, ..] => [Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, Name, more)],
        };

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
        var model = Model();
        var script = arguments.GetValue(shell)![0] switch
        {
            "bash" => BashScript.Write(model),
            "zsh" => ZshScript.Write(model),
            "fish" => FishScript.Write(model),
            _ => PowerShellScript.Write(model),
        };
        return context.Write(script, null) ? ExitCodes.Allowed : ExitCodes.Unreadable;
    }

    // The program as it is.
    private static CompletionModel Model()
    {
        CompletionOption[] common = [CompletionOption.Of(CommonOptions.Colour()), CompletionOption.Of(CommonOptions.Help())];
        return new CompletionModel(
            [CompletionOption.Of(CommonOptions.Version()), .. common],
            [
                .. CommandList
                    .Create()
                    .Select(c => new CompletionModel.Word(
                        c.Name,
                        c.Summary,
                        [.. c.Options.Select(CompletionOption.Of), .. common],
                        c.Arguments.Select(CompletionValue.Of).FirstOrDefault()
                    )),
            ]
        );
    }
}
