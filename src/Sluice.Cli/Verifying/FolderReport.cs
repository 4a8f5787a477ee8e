using System.Collections.Immutable;
using Sluice.Cli.Rendering;

namespace Sluice.Cli.Verifying;

/// <summary>What verifying a policy folder found.</summary>
/// <param name="Display">The folder as outputs show it.</param>
/// <param name="Manifests">How many manifests it has.</param>
/// <param name="Same">How many of them are decided as accepted.</param>
/// <param name="AsBefore">How many transfers are decided as accepted.</param>
/// <param name="Updated">Whether what is decided now has been written.</param>
/// <param name="Outcomes">Each accepted verdict of which there is something to say.</param>
/// <param name="Check">What the gate said.</param>
/// <param name="ExitCode">The exit code it asks for.</param>
internal sealed record FolderReport(
    string Display,
    int Manifests,
    int Same,
    int AsBefore,
    bool Updated,
    ImmutableArray<ManifestOutcome> Outcomes,
    CheckReport Check,
    int ExitCode
);
