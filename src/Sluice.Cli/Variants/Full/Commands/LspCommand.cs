using System.CommandLine;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.LanguageServer;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <content>Serves.</content>
internal sealed partial class LspCommand
{
    public override partial IEnumerable<Diagnostic> Check(ParseResult arguments) => [];

    public override partial int Run(ParseResult arguments, CliContext context)
    {
        using var input = context.Io.OpenInput();
        using var output = context.Io.OpenOutput();
        var asked = LanguageServerHost.RunAsync(input, output, new WorkspaceFiles(), ProgramVersion.Text).GetAwaiter().GetResult();
        return asked ? ExitCodes.Allowed : ExitCodes.Denied;
    }
}
