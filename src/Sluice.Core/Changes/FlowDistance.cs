using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>How far a flow is from being permitted: what an edit has gained is the difference of two of these.</summary>
/// <param name="verdict">Its verdict, of its own worst day.</param>
/// <param name="against">How many grounds refuse it.</param>
/// <param name="open">Counts of how many parts the condition consists that says for whom it is permitted; null where there is none.</param>
internal sealed class FlowDistance(Verdict verdict, int against, Func<int>? open)
{
    /// <summary>For a flow without a near miss: more clauses fail than any allow has.</summary>
    public const int NoneNear = 9;

    private int parts = -1;

    /// <summary>Its verdict, of its own worst day.</summary>
    public Verdict Verdict { get; } = verdict;

    /// <summary>Refused flows count most, then the grounds of each, or for how few people it is permitted.</summary>
    /// <param name="goal">The verdict wanted.</param>
    /// <returns>0 when the goal is reached.</returns>
    public int From(Verdict goal) => Verdict <= goal ? 0 : 100 + against + (int)Verdict + Parts();

    // The condition is built only where the goal is to be without it.
    private int Parts() =>
        open is null ? 0
        : parts >= 0 ? parts
        : parts = open();
}
