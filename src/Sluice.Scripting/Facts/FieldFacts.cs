namespace Sluice.Scripting.Facts;

/// <summary>A field of a dataset, as the manifest describes it.</summary>
public sealed record FieldFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds, as listed.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>What was done to it, as listed.</summary>
    public required IReadOnlyList<string> Techniques { get; init; }

    /// <summary>The form the sender claims; null without a claim.</summary>
    public string? Claim { get; init; }

    /// <summary>How long it is kept, where this is stated on the field itself.</summary>
    public DurationFact? Retention { get; init; }

    /// <summary>Who is in it, where this is stated on the field itself.</summary>
    public string? Population { get; init; }

    /// <summary>The attributes stated on the field itself.</summary>
    public required IReadOnlyDictionary<string, object> Attributes { get; init; }
}
