using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice lsp</c>: the language server that editors start.</summary>
internal sealed class LspCommand : CliCommand
{
    // What editors add by habit; there is no other way to talk.
    private readonly Option<bool> stdio = new("--stdio")
    {
        Description = "Speak on standard input and output, which it does anyway.",
        Arity = ArgumentArity.Zero,
    };

    /// <inheritdoc/>
    public override string Name => "lsp";

    /// <inheritdoc/>
    public override string Summary => "Serve an editor (Language Server Protocol)";

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [stdio];

    /// <inheritdoc/>
    public override ManPage Manual => new(
        ["sluice lsp"],
        [
            "Speaks the Language Server Protocol on standard input and output, until the editor ends it. For policies (.sluice) and manifests (YAML and JSON): diagnostics while typing, completion, hovering, definition, references and renaming across files, symbols, folding, colours, formatting, repairs, and above each rule how many flows it applies to, above each test a way to run it.",
            "A manifest in a folder `transfers` belongs to the policies in the folder around it, as for `sluice verify`; any other to the nearest folder above it that holds policies. Policies belong together with those below the nearest folder that has a folder `transfers`, else with those below the topmost folder that holds policies itself.",
            "Fact scripts are never run. Nothing is written to disk.",
        ],
        [],
        [(ExitCodes.Allowed, "the editor has ended it"), (ExitCodes.Denied, "the editor went away without saying so"), (ExitCodes.Unreadable, "wrong usage")],
        [("What an editor starts", "sluice lsp")]);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(ParseResult arguments) =>
#if NO_SCRIPTING
        [Diagnostic.Create(CommandDiagnostics.ServerNotBuiltIn, null)];
#else
        [];
#endif

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CliContext context)
    {
#if NO_SCRIPTING
        return ExitCodes.Unreadable;
#else
        using var input = context.Io.OpenInput();
        using var output = context.Io.OpenOutput();
        var asked = LanguageServer.LanguageServerHost.RunAsync(input, output, new Files.WorkspaceFiles(), ProgramVersion.Text).GetAwaiter().GetResult();
        return asked ? ExitCodes.Allowed : ExitCodes.Denied;
#endif
    }
}
