using System.CommandLine;
using Sluice.Cli.Hosting;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Commands;

/// <content>Says that no engine is built in.</content>
internal sealed partial class FilterCommand
{
    public override partial int Run(ParseResult arguments, CliContext context) => ExitCodes.Unreadable;

    private static partial IEnumerable<Diagnostic> NotBuiltIn() => [Diagnostic.Create(RecordsDiagnostics.FilterNotBuiltIn, null)];
}
