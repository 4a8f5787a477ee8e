using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli;

/// <summary>What only this variant of the program does at its start: the native one.</summary>
internal static class BuildVariant
{
    /// <summary>Runs before everything else.</summary>
    /// <returns>The exit code where that was all; else null.</returns>
    public static int? Begin(string[] args)
    {
        StartupMemory.Begin();
        return null;
    }

    /// <inheritdoc cref="FullProgramLauncher.TakeOver"/>
    public static Diagnostic? TakeOver(IReadOnlyList<string> args, IReadOnlyList<Diagnostic> problems, IConsoleIo io) =>
        FullProgramLauncher.TakeOver(args, problems, io);
}
