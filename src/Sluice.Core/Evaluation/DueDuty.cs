using Sluice.Core.Ir;

namespace Sluice.Core.Evaluation;

/// <summary>A duty that comes with the flow.</summary>
/// <param name="Call">The duty with its arguments.</param>
/// <param name="Rule">The oblige it comes from.</param>
public sealed record DueDuty(DutyCall Call, Rule Rule);
