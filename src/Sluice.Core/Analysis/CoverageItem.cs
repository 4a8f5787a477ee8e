using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Analysis;

/// <summary>A rule, or a clause of one, and what tests have decided of it.</summary>
/// <param name="rule">The rule.</param>
/// <param name="clause">The keyword of the clause; null for the rule as a whole.</param>
/// <param name="location">Where it stands.</param>
public sealed class CoverageItem(Rule rule, string? clause, SourceLocation location)
{
    /// <summary>The rule.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>The keyword of the clause; null for the rule as a whole.</summary>
    public string? Clause { get; } = clause;

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>How often it was true for certain.</summary>
    public int True { get; internal set; }

    /// <summary>How often it was false for certain.</summary>
    public int False { get; internal set; }

    /// <summary>How many of its two outcomes were seen.</summary>
    public int Outcomes => (True > 0 ? 1 : 0) + (False > 0 ? 1 : 0);
}
