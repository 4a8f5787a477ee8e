using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>The plan for the rows of one transfer.</summary>
/// <param name="Manifest">The transfer, on the day of the run where that is known.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Day">The day of the run; null where none is known, and none is needed.</param>
/// <param name="Datasets">Its datasets, as listed.</param>
public sealed record TransferPlan(TransferManifest Manifest, TransferVerdict Verdict, DateOnly? Day, ImmutableArray<DatasetPlan> Datasets)
{
    /// <summary>Whether any column may be written for any person.</summary>
    public bool WritesAnything => Datasets.Any(static d => !d.Written.IsEmpty);

    /// <summary>
    /// The days on which what was decided holds, for a text that is asked on later days; null where it is asked on <see cref="Day"/> alone.
    /// </summary>
    public Period? Holds { get; init; }

    /// <summary>The names of all consents of the policy set.</summary>
    public ImmutableArray<string> KnownConsents { get; init; } = [];

    /// <summary>Whether the verdict rests on how many people or rows there are, so that those left have to be counted.</summary>
    public bool NumbersMatter { get; init; }
}
