using Sluice.Cli.Checking;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli;

/// <summary>What only this variant of the program does at its start: the one with everything.</summary>
internal static class BuildVariant
{
    /// <summary>Runs before everything else.</summary>
    /// <returns>The exit code where that was all, because this is the process that scripts run in; else null.</returns>
    public static int? Begin(string[] args) => args is [ScriptFacts.ProcessArgument] ? ScriptFacts.Serve() : null;

    /// <summary>There is nothing that another program would have to take over.</summary>
    public static Diagnostic? TakeOver(IReadOnlyList<string> args, IReadOnlyList<Diagnostic> problems, IConsoleIo io) => null;
}
