using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>What may be stated on a transfer, a dataset or a field; the nearest counts.</summary>
/// <param name="Population">Who is in it; null when not said here.</param>
/// <param name="Facts">The built-in facts stated here, of those that a field may state for itself.</param>
/// <param name="Attributes">Attributes of the transfer stated here.</param>
public sealed record StatedFacts(Located<PopulationSymbol>? Population, ImmutableArray<StatedFact> Facts, StatedAttributes Attributes)
{
    /// <summary>Nothing is stated.</summary>
    public static StatedFacts None { get; } = new(null, [], StatedAttributes.Empty);

    /// <summary>The value stated here for a fact; null when it is not said here.</summary>
    public Located<Value>? Find(BuiltinFact fact)
    {
        foreach (var stated in Facts)
        {
            if (stated.Fact == fact)
            {
                return stated.Value;
            }
        }

        return null;
    }

    /// <summary>The same with another value for a fact; null takes away what is stated for it.</summary>
    public StatedFacts With(BuiltinFact fact, Located<Value>? value)
    {
        var others = Facts.RemoveAll(s => s.Fact == fact);
        return this with { Facts = value is null ? others : others.Add(new StatedFact(fact, value)) };
    }
}
