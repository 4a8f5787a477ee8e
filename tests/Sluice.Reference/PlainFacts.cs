namespace Sluice.Reference;

/// <summary>What may stand on a transfer, a dataset or a field; the nearest counts.</summary>
public sealed record PlainFacts(string? Population, PlainDuration? Retention, IReadOnlyDictionary<string, PlainValue> Attributes)
{
    /// <summary>Nothing stated.</summary>
    public static readonly PlainFacts None = new(null, null, new Dictionary<string, PlainValue>());
}
