using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>A clause of an allow that did not hold.</summary>
/// <param name="Clause">
/// The keyword: <c>allow</c>, <c>to</c>, <c>for</c>, <c>about</c>, <c>when</c>, <c>unless</c>, <c>but not</c>, <c>from</c>.
/// </param>
/// <param name="Text">The clause as the policy writes it, on one line.</param>
/// <param name="Unknown">Whether it is not known to hold, rather than known not to.</param>
/// <param name="Reason">Why it failed, in words.</param>
/// <param name="Location">Where the clause stands.</param>
/// <param name="Reach">Of a selector: how much of the flow's name it includes. Null for others.</param>
public sealed record FailedClause(string Clause, string Text, bool Unknown, string Reason, SourceLocation Location, Reach? Reach = null);
