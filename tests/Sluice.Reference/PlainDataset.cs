namespace Sluice.Reference;

/// <summary>A dataset.</summary>
public sealed record PlainDataset(string Name, IReadOnlyList<PlainField> Fields)
{
    /// <summary>Subject attribute to column.</summary>
    public IReadOnlyDictionary<string, string> Subject { get; init; } = new Dictionary<string, string>();

    /// <summary>Facts stated on the dataset.</summary>
    public PlainFacts Facts { get; init; } = PlainFacts.None;
}
