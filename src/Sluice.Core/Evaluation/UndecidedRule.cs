using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>A rule that is unknown for a flow.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Unknowns">What it depends on, in the order met.</param>
internal sealed record UndecidedRule(Rule Rule, Variable[] Unknowns);
