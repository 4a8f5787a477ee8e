using System.CommandLine;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <content>Says that no server is built in.</content>
internal sealed partial class LspCommand
{
    public override partial IEnumerable<Diagnostic> Check(ParseResult arguments) =>
        [Diagnostic.Create(CommandDiagnostics.ServerNotBuiltIn, null)];

    public override partial int Run(ParseResult arguments, CliContext context) => ExitCodes.Unreadable;
}
