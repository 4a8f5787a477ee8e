using System.Collections.Immutable;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Rendering;

/// <summary>The result of a check run; all that a renderer sees.</summary>
/// <param name="Policies">The policy folder; null when it could not be opened.</param>
/// <param name="Verdicts">The verdicts, by manifest file and place in it.</param>
/// <param name="Diagnostics">Everything that was wrong or suspicious.</param>
/// <param name="ExitCode">What the process ends with.</param>
internal sealed record CheckReport(
    PolicyFolder? Policies,
    ImmutableArray<TransferVerdict> Verdicts,
    ImmutableArray<Diagnostic> Diagnostics,
    int ExitCode
)
{
    /// <summary>The exit code that a verdict asks for.</summary>
    public static int CodeOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allow => ExitCodes.Allowed,
            Verdict.Restrict => ExitCodes.Restricted,
            _ => ExitCodes.Denied,
        };
}
