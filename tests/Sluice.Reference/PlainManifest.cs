namespace Sluice.Reference;

/// <summary>One transfer.</summary>
public sealed record PlainManifest
{
    /// <summary>The transfer's name.</summary>
    public string Transfer { get; init; } = "t";

    /// <summary>The recipient.</summary>
    public required string To { get; init; }

    /// <summary>Further recipients.</summary>
    public IReadOnlyList<PlainOnward> Onward { get; init; } = [];

    /// <summary>The purposes.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>The day of a single transfer.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The period of a standing transfer; without <c>from</c> there is none.</summary>
    public PlainPeriod Period { get; init; } = PlainPeriod.Always;

    /// <summary>Agreements named.</summary>
    public IReadOnlyList<string> Agreements { get; init; } = [];

    /// <summary>Evidence per agreement named; an agreement without an entry has none stated.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Evidence { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Facts stated on the transfer.</summary>
    public PlainFacts Facts { get; init; } = PlainFacts.None;

    /// <summary>How many people.</summary>
    public long? People { get; init; }

    /// <summary>How many rows per run.</summary>
    public long? Records { get; init; }

    /// <summary>How often.</summary>
    public string? Frequency { get; init; }

    /// <summary>Country of destination.</summary>
    public string? Destination { get; init; }

    /// <summary>Consents stated.</summary>
    public IReadOnlyDictionary<string, PlainConsentStatement> Consents { get; init; } = new Dictionary<string, PlainConsentStatement>();

    /// <summary>Datasets.</summary>
    public required IReadOnlyList<PlainDataset> Datasets { get; init; }
}
