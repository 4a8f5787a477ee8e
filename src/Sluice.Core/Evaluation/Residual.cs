using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>For whom a flow is permitted: the people for whom the condition is true; unknown is not permitted.</summary>
/// <param name="Condition">Over per-person facts only.</param>
/// <param name="Text">The condition in readable form.</param>
public sealed record Residual(Condition Condition, string Text);
