using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A population: the people a rule or a manifest is about.</summary>
public sealed class PopulationSymbol(string name, string? title, SourceLocation location) : TreeSymbol(name, title, location)
{
    /// <summary>Who belongs to it, in terms of facts; null where the policy does not say.</summary>
    public Condition? Predicate { get; internal set; }
}
