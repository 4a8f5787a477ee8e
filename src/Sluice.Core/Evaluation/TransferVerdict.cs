using System.Collections.Immutable;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The answer for one transfer.</summary>
public sealed record TransferVerdict
{
    /// <summary>The manifest decided.</summary>
    public required TransferManifest Manifest { get; init; }

    /// <summary>What decided.</summary>
    public required PolicyProgram Program { get; init; }

    /// <summary>The digest of what the policy set says, lower-case hex.</summary>
    public string PolicyDigest => Program.Digest;

    /// <summary>The digest of its texts, lower-case hex.</summary>
    public string SourcesDigest => Program.SourcesDigest;

    /// <summary>The worst verdict of its flows and days.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The single day it was decided for; null for a standing or undated transfer.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The days of a standing transfer; null for a single day or an unknown date.</summary>
    public ImmutableArray<TimelineEntry>? Timeline { get; init; }

    /// <summary>The flows, in the order of the manifest.</summary>
    public required ImmutableArray<FlowVerdict> Flows { get; init; }

    /// <summary>The smallest edits that change the verdict, smallest first; at most five.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>Whether the search for changes was cut short: there may be others, and smaller ones.</summary>
    public bool ChangesCutShort { get; init; }

    /// <summary>The worst of some flows; a transfer without flows is denied.</summary>
    internal static Verdict Worst(ReadOnlySpan<FlowVerdict> flows)
    {
        var worst = flows.IsEmpty ? Verdict.Deny : Verdict.Allow;
        foreach (var flow in flows)
        {
            worst = flow.Verdict > worst ? flow.Verdict : worst;
        }

        return worst;
    }
}
