namespace Sluice.Benchmarks;

/// <summary>One flow to decide.</summary>
/// <param name="Category">The number of the category.</param>
/// <param name="Partner">The number of the partner.</param>
/// <param name="Purpose">The number of the purpose.</param>
/// <param name="FactSet">Which of the sets of facts goes with it.</param>
/// <param name="Flags">The facts of that set.</param>
public sealed record WorkloadRequest(int Category, int Partner, int Purpose, int FactSet, bool[] Flags)
{
    /// <summary>The category as a caller names it.</summary>
    public string CategoryName { get; } = Workload.CategoryName(Category);

    /// <summary>The partner as a caller names it.</summary>
    public string PartnerName { get; } = Workload.PartnerName(Partner);

    /// <summary>The purpose as a caller names it.</summary>
    public string PurposeName { get; } = Workload.PurposeName(Purpose);
}
