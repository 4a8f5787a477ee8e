using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>How far a flow is from being permitted: what an edit has gained is the difference of two of these.</summary>
/// <param name="verdict">Its verdict, of its own worst day.</param>
/// <param name="against">How much stands against it.</param>
/// <param name="open">Counts of how many parts the condition consists that says for whom it is permitted; null where there is none.</param>
internal sealed class FlowDistance(Verdict verdict, int against, Func<int>? open)
{
    /// <summary>For a flow that no allow comes near: more clauses fail than any allow has.</summary>
    public const int NoneNear = 9;

    private int parts = -1;

    /// <summary>Its verdict, of its own worst day.</summary>
    public Verdict Verdict { get; } = verdict;

    /// <summary>Bad flows count most, then what stands against each, or for how few it holds.</summary>
    /// <param name="goal">The verdict wanted.</param>
    /// <returns>0 when the goal is reached.</returns>
    public int From(Verdict goal) => Verdict <= goal ? 0 : 100 + against + (int)Verdict + Parts();

    // The condition is built only for who wants it gone.
    private int Parts() =>
        open is null ? 0
        : parts >= 0 ? parts
        : parts = open();
}
