using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>A claim the field does not live up to.</summary>
/// <param name="Claimed">The form claimed.</param>
/// <param name="Found">The weakest form the field can have.</param>
/// <param name="Reasons">Why, one sentence each; at least one.</param>
/// <param name="Location">Where the claim stands.</param>
public sealed record RefutedClaim(FormSymbol Claimed, FormSymbol Found, ImmutableArray<string> Reasons, SourceLocation Location);
