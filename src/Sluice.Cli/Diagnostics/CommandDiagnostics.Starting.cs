using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <summary>What can be wrong with the way the program is started.</summary>
public static partial class CommandDiagnostics
{
    /// <summary>The native program of the tool finds no runtime for the full one.</summary>
    public static readonly DiagnosticDescriptor RuntimeNotFound = new(
        "SLU5095",
        "runtime-not-found",
        DiagnosticSeverity.Error,
        "this takes the .NET runtime, and there is no `dotnet` that could be started",
        "Of the tool for Linux a native program decides transfers, which needs no runtime. Filtering rows, running fact scripts and serving an editor are left to the full program beside it, which `dotnet` starts. "
            + "It is looked for where DOTNET_HOST_PATH says, then in the folders of DOTNET_ROOT and PATH, and where no DOTNET_ROOT is set at last in /usr/share/dotnet and the other usual places.",
        "DOTNET_ROOT=/nowhere PATH= sluice filter transfers/daily.yaml --policies policies --out out",
        "DOTNET_ROOT=$HOME/.dotnet sluice filter transfers/daily.yaml --policies policies --out out",
        DiagnosticSubject.Command
    );
}
