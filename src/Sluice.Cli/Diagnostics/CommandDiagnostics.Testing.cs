using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <summary>What can be wrong with a run of tests.</summary>
public static partial class CommandDiagnostics
{
    /// <summary>Nothing to run.</summary>
    public static readonly DiagnosticDescriptor NoTests = new(
        "SLU5040",
        "no-tests",
        DiagnosticSeverity.Error,
        "there is no test or invariant{1} in `{0}`",
        "A run that checks nothing would look as if everything were right. Write a `test` or an `invariant`, name another folder, or filter for less.",
        "sluice test policies --filter nonsense",
        "sluice test policies",
        DiagnosticSubject.Command
    );
}
