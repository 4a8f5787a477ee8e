using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A technique as a field uses it.</summary>
/// <param name="Technique">Which one.</param>
/// <param name="Arguments">The arguments given; a parameter without one is unknown.</param>
/// <param name="Location">Where it is named.</param>
public sealed record TechniqueUse(
    TechniqueSymbol Technique,
    ImmutableDictionary<ParameterSymbol, Located<Value>> Arguments,
    SourceLocation Location
);
