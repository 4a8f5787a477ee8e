using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>A column of a dataset.</summary>
public sealed record DataField
{
    /// <summary>Its name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>What it holds, as listed; at least one category.</summary>
    public required ImmutableArray<Located<CategorySymbol>> Categories { get; init; }

    /// <summary>What was done to it, as listed.</summary>
    public ImmutableArray<TechniqueUse> Techniques { get; init; } = [];

    /// <summary>The form the sender claims; null without a claim.</summary>
    public Located<FormSymbol>? Claim { get; init; }

    /// <summary>What is stated for this field.</summary>
    public StatedFacts Stated { get; init; } = StatedFacts.None;
}
