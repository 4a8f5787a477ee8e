using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <summary>What can be wrong with serving an editor.</summary>
public static partial class CommandDiagnostics
{
    /// <summary>The native program serves no editor.</summary>
    public static readonly DiagnosticDescriptor ServerNotBuiltIn = new(
        "SLU5091",
        "server-not-built-in",
        DiagnosticSeverity.Error,
        "this program has no language server in it",
        "The native program is made for pipelines: it starts in milliseconds and has no parts that find out at run time what they are called with. Let the editor start the .NET tool instead.",
        "sluice lsp",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );
}
