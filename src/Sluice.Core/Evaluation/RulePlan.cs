using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The rules that apply to all flows of one cell of the table, in their order.</summary>
internal sealed class RulePlan(ImmutableArray<Rule> rules)
{
    /// <summary>All of them.</summary>
    public ImmutableArray<Rule> Rules { get; } = rules;

    /// <summary>Those that permit.</summary>
    public PreparedRule[] Allows { get; } =
    [.. rules.Where(static r => r.Effect == RuleEffect.Allow).Select(static r => new PreparedRule(r))];

    /// <summary>Those that forbid: deny and require.</summary>
    public PreparedRule[] Denies { get; } =
    [.. rules.Where(static r => r.Effect is RuleEffect.Deny or RuleEffect.Require).Select(static r => new PreparedRule(r))];
}
