using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Binding;

/// <summary>Where a condition stands: only a technique knows its own parameters, and only what can be known of a field.</summary>
/// <param name="Technique">The technique; null for every other place.</param>
internal sealed record ConditionContext(TechniqueSymbol? Technique)
{
    public static ConditionContext Ordinary { get; } = new((TechniqueSymbol?)null);

    public ImmutableArray<ParameterSymbol> Parameters => Technique?.Parameters ?? [];
}
