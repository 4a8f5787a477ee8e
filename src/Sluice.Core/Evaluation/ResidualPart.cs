using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>What one rule adds to a residual.</summary>
/// <param name="Rule">An allow, or a deny or require that can refuse some people.</param>
/// <param name="Condition">For whom the allow is true, or the other one false.</param>
public sealed record ResidualPart(Rule Rule, Condition Condition);
