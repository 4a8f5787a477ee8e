using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Explaining;

/// <summary>What a condition asks of a flow, and what the manifest states of it.</summary>
/// <param name="Text">The question in words of the language, for example <c>consent marketing</c>.</param>
/// <param name="Holds">The answer in each of the explanation's periods.</param>
/// <param name="PerPerson">Whether the answer differs from person to person.</param>
/// <param name="Statement">What is stated, or that nothing is; a sentence without its full stop.</param>
/// <param name="Location">Where the manifest states it; null where it does not.</param>
public sealed record FactExplanation(string Text, ImmutableArray<Truth> Holds, bool PerPerson, string Statement, SourceLocation? Location);
