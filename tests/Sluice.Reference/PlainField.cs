namespace Sluice.Reference;

/// <summary>A field.</summary>
public sealed record PlainField(string Name, IReadOnlyList<string> Categories)
{
    /// <summary>Techniques applied.</summary>
    public IReadOnlyList<PlainTechniqueUse> Techniques { get; init; } = [];

    /// <summary>The form it claims.</summary>
    public string? Claims { get; init; }

    /// <summary>Facts stated on the field.</summary>
    public PlainFacts Facts { get; init; } = PlainFacts.None;
}
