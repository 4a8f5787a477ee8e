namespace Sluice.Core.Evaluation.Changes;

/// <summary>How far a flow is from being permitted: what an edit has gained is the difference of two of these.</summary>
/// <param name="Verdict">Its verdict, of its own worst day.</param>
/// <param name="Grounds">How many grounds stand against it.</param>
/// <param name="Unknown">How many facts that matter are not known.</param>
/// <param name="Failed">How many clauses of the nearest allow failed.</param>
/// <param name="Open">Of how many parts the condition consists that says for whom it is permitted.</param>
internal sealed record FlowDistance(Verdict Verdict, int Grounds, int Unknown, int Failed, int Open)
{
    /// <summary>For a flow that no allow comes near: more clauses fail than any allow has.</summary>
    public const int NoneNear = 9;

    /// <summary>Bad flows count most, then what stands against each, or for how few it holds.</summary>
    public int From(Verdict goal) => Verdict <= goal ? 0 : 100 + (10 * Grounds) + (3 * Unknown) + Failed + (int)Verdict + Open;
}
