using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>What may be stated on a transfer, a dataset or a field; the nearest counts.</summary>
/// <param name="Population">Who is in it; null when not said here.</param>
/// <param name="Retention">How long it is kept; null when not said here.</param>
/// <param name="Attributes">Attributes of the transfer stated here.</param>
public sealed record StatedFacts(Located<PopulationSymbol>? Population, Located<Value>? Retention, StatedAttributes Attributes)
{
    /// <summary>Nothing is stated.</summary>
    public static StatedFacts None { get; } = new(null, null, StatedAttributes.Empty);
}
