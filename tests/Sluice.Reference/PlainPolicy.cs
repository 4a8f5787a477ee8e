namespace Sluice.Reference;

/// <summary>A whole policy set, without any place in a text.</summary>
public sealed record PlainPolicy
{
    /// <summary>All categories, parents before children.</summary>
    public IReadOnlyList<PlainCategory> Categories { get; init; } = [];

    /// <summary>All purposes, parents before children.</summary>
    public IReadOnlyList<PlainPurpose> Purposes { get; init; } = [];

    /// <summary>All partners, parents before children.</summary>
    public IReadOnlyList<PlainPartner> Partners { get; init; } = [];

    /// <summary>Regions.</summary>
    public IReadOnlyList<PlainRegion> Regions { get; init; } = [];

    /// <summary>Populations, parents before children.</summary>
    public IReadOnlyList<PlainPopulation> Populations { get; init; } = [];

    /// <summary>Attributes of the transfer and of people.</summary>
    public IReadOnlyList<PlainAttribute> Attributes { get; init; } = [];

    /// <summary>Consents.</summary>
    public IReadOnlyList<PlainConsent> Consents { get; init; } = [];

    /// <summary>Agreements.</summary>
    public IReadOnlyList<PlainAgreement> Agreements { get; init; } = [];

    /// <summary>Forms, weakest first; at least one.</summary>
    public IReadOnlyList<string> Forms { get; init; } = ["identified"];

    /// <summary>Techniques.</summary>
    public IReadOnlyList<PlainTechnique> Techniques { get; init; } = [];

    /// <summary>Duties.</summary>
    public IReadOnlyList<PlainDuty> Duties { get; init; } = [];

    /// <summary>Rules.</summary>
    public IReadOnlyList<PlainRule> Rules { get; init; } = [];
}
