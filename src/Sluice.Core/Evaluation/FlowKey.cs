namespace Sluice.Core.Evaluation;

/// <summary>A category, a recipient and a purpose by their numbers in one prepared policy; meaningless in another.</summary>
/// <param name="Category">The number of the category.</param>
/// <param name="Recipient">The number of the partner that receives.</param>
/// <param name="Purpose">The number of the purpose.</param>
public readonly record struct FlowKey(int Category, int Recipient, int Purpose);
