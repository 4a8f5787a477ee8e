using System.Collections.Immutable;

namespace Sluice.Core.Evaluation.Changes;

/// <summary>Edits that turn a verdict.</summary>
/// <param name="Edits">The edits, in the order in which they were chosen.</param>
/// <param name="To">What it turns to.</param>
internal sealed record FoundChange(ImmutableArray<ManifestEdit> Edits, Verdict To)
{
    /// <summary>What to do, in words.</summary>
    public string Sentences { get; } = string.Join('\n', Edits.Select(static e => e.Sentence));

    /// <summary>How much they ask for.</summary>
    public int Cost { get; } = Edits.Sum(static e => e.Cost);
}
