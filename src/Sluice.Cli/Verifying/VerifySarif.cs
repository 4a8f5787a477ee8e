using System.Collections.Immutable;
using Sluice.Cli.Rendering;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Verifying;

/// <summary>
/// What verifying found, for code scanning: a result for each transfer that is decided otherwise, placed in its manifest.
/// </summary>
internal static class VerifySarif
{
    /// <summary>The document.</summary>
    public static string Render(IReadOnlyCollection<FolderReport> reports)
    {
        var diagnostics = reports
            .SelectMany(static r => r.Check.Diagnostics.Concat(r.Updated ? [] : r.Outcomes.SelectMany(o => Of(r, o))))
            .ToImmutableArray();
        return new SarifRenderer().Render(new CheckReport(null, [], diagnostics, 0), colour: false);
    }

    private static IEnumerable<Diagnostic> Of(FolderReport report, ManifestOutcome outcome)
    {
        if (outcome.Transfers.IsEmpty)
        {
            return [Diagnostic.Restore(outcome.Kind, null, outcome.Message, null, [])];
        }

        return outcome.Transfers.Select(t =>
            Diagnostic.Restore(
                outcome.Kind,
                outcome.Places.GetValueOrDefault(t.Name),
                $"{outcome.Message}. {t.Name}: {t.VerdictChange.Heading}",
                string.Join(
                    "; ",
                    VerdictChangeGroup
                        .Of(report, [t])
                        .Select(static b => $"{b.VerdictChange.Heading}: {string.Join(", ", b.Causes)} ({string.Join("; ", b.Flows)})")
                )
                    is { Length: > 0 } why
                    ? why
                    : null,
                []
            )
        );
    }
}
