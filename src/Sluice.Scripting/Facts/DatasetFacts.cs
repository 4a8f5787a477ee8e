namespace Sluice.Scripting.Facts;

/// <summary>A dataset, as the manifest describes it.</summary>
public sealed record DatasetFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The column that identifies the person; null when not said.</summary>
    public string? Key { get; init; }

    /// <summary>The fields, as listed.</summary>
    public required IReadOnlyList<FieldFacts> Fields { get; init; }

    /// <summary>How long it is kept, where this is stated on the dataset itself.</summary>
    public DurationFact? Retention { get; init; }

    /// <summary>Who is in it, where this is stated on the dataset itself.</summary>
    public string? Population { get; init; }

    /// <summary>The attributes stated on the dataset itself.</summary>
    public required IReadOnlyDictionary<string, object> Attributes { get; init; }
}
