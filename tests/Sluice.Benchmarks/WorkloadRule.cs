namespace Sluice.Benchmarks;

/// <summary>A rule of the workload, in words that every engine understands.</summary>
/// <param name="Number">Its place.</param>
/// <param name="Allow">Whether it permits or forbids.</param>
/// <param name="Categories">Leaves of the category tree.</param>
/// <param name="Partners">Names.</param>
/// <param name="Purposes">Names.</param>
/// <param name="Flag">The boolean fact it asks for, or -1.</param>
public sealed record WorkloadRule(int Number, bool Allow, int[] Categories, int[] Partners, int[] Purposes, int Flag)
{
    /// <summary>Whether it applies and its condition holds: the plainest reading there is.</summary>
    public bool Decides(WorkloadRequest request) =>
        Categories.Contains(request.Category)
        && Partners.Contains(request.Partner)
        && Purposes.Contains(request.Purpose)
        && (Flag < 0 || request.Flags[Flag]);
}
