using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>Edits that change a verdict.</summary>
/// <param name="Edits">The edits, in the order in which they were chosen.</param>
/// <param name="To">The verdict after them.</param>
internal sealed record FoundChange(ImmutableArray<ManifestEdit> Edits, Verdict To)
{
    /// <summary>What to do, one sentence for each edit. Nothing is to be done to a field that is dropped as well.</summary>
    public ImmutableArray<string> Steps { get; } =
    [.. Edits.Select(e => e.SentenceOf is { } sentence ? sentence(field => !Edits.Any(other => other.Field == field)) : e.Sentence)];

    /// <summary>The steps as one text.</summary>
    public string Sentences => string.Join('\n', Steps);

    /// <summary>How much they ask for.</summary>
    public int Cost { get; } = Edits.Sum(static e => e.Cost);
}
