using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>A reason, sufficient alone, why a flow is not permitted.</summary>
/// <param name="Rule">The deny or require that stands against it; null for "nothing permits it".</param>
/// <param name="ManifestLocation">The place in the manifest it is about.</param>
public sealed record Ground(Rule? Rule, SourceLocation ManifestLocation)
{
    /// <summary>The days of a standing transfer on which it counts, as few periods as possible; otherwise empty.</summary>
    public ImmutableArray<Period> Days { get; init; } = [];

    /// <summary><c>deny</c>, <c>require</c>, or <c>default</c> where nothing permits the flow.</summary>
    public string Effect => Rule is null ? "default" : RuleEffects.NameOf(Rule.Effect);
}
