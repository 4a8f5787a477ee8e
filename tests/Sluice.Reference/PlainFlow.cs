namespace Sluice.Reference;

/// <summary>One (field, category, recipient, purpose) of a manifest.</summary>
public sealed record PlainFlow(PlainDataset Dataset, PlainField Field, string Category, string Recipient, string Purpose)
{
    /// <summary>The names that tell flows apart.</summary>
    public string Key => string.Join(" | ", Dataset.Name, Field.Name, Category, Recipient, Purpose);
}
