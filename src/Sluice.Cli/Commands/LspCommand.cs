using System.CommandLine;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <summary><c>sluice lsp</c>: the language server that editors start.</summary>
internal sealed partial class LspCommand : CliCommand
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
    public override ManPage Manual =>
        new(
            ["sluice lsp"],
            [
                "Speaks the Language Server Protocol on standard input and output, until the editor ends it. For policies (.sluice) and manifests (YAML and JSON): diagnostics while typing, completion, hovering, definition, references and renaming across files, symbols, folding, colours, formatting, repairs, and above each rule how many flows it applies to, above each test a way to run it.",
                "A manifest in a folder `transfers` belongs to the policies in the folder around it, as for `sluice verify`; any other to the nearest folder above it that holds policies. Policies belong together with those below the nearest folder that has a folder `transfers`, else with those below the topmost folder that holds policies itself.",
                "Fact scripts are never run. Nothing is written to disk.",
            ],
            [],
            [
                (ExitCodes.Allowed, "the editor has ended it"),
                (ExitCodes.Denied, "the editor went away without saying so"),
                (ExitCodes.Unreadable, "wrong usage"),
            ],
            [("What an editor starts", "sluice lsp")]
        );

    /// <inheritdoc/>
    public override partial IEnumerable<Diagnostic> Check(ParseResult arguments);

    /// <inheritdoc/>
    public override partial int Run(ParseResult arguments, CliContext context);
}
