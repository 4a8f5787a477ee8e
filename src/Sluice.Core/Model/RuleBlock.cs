using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A scope with the clauses of a condition: a rule, or an exception in one.</summary>
public abstract record RuleBlock
{
    /// <summary>What it is about.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The clauses of its condition, in the order in which they are evaluated; the properties below are these by kind.</summary>
    public ImmutableArray<Clause> Clauses { get; init; } = [];

    /// <summary>The <c>about</c> clause; null when not written.</summary>
    public PopulationSymbol? About
    {
        get => (ConditionOf(ClauseKind.About) as Condition.About)?.Population;
        init => Clauses = Clause.Set(Clauses, ClauseKind.About, value is null ? null : new Condition.About(value));
    }

    /// <summary>The <c>when</c> clause; null when not written.</summary>
    public Condition? When
    {
        get => ConditionOf(ClauseKind.When);
        init => Clauses = Clause.Set(Clauses, ClauseKind.When, value);
    }

    /// <summary>The <c>unless</c> clause; null when not written.</summary>
    public Condition? Unless
    {
        get => ConditionOf(ClauseKind.Unless);
        init => Clauses = Clause.Set(Clauses, ClauseKind.Unless, value);
    }

    /// <summary>The <c>but not</c> blocks.</summary>
    public ImmutableArray<RuleException> Exceptions
    {
        get => HasExceptions ? [.. Clauses.Where(static c => c.Block is not null).Select(static c => c.Block!)] : [];
        init => Clauses = Clause.Set(Clauses, value);
    }

    /// <summary>Where it stands: the <c>rule</c> keyword, to which a ground points, or the exception.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Whether its condition asks for anything.</summary>
    public bool IsConditional => !Clauses.IsEmpty;

    // Exceptions are evaluated last.
    private bool HasExceptions => !Clauses.IsEmpty && Clauses[^1].Block is not null;

    /// <summary>
    /// Whether it applies only where its scope covers a flow, or wherever that touches it: what permits has to cover, what forbids or asks
    /// for something need not.
    /// </summary>
    public abstract bool NeedsCover { get; }

    /// <summary>Whether it applies to a flow at all, whatever its condition says.</summary>
    public bool AppliesTo(in FlowNames flow) => Scope.Includes(flow, NeedsCover);

    private protected Condition? ConditionOf(ClauseKind kind)
    {
        foreach (var clause in Clauses)
        {
            if (clause.Kind == kind)
            {
                return clause.Condition;
            }
        }

        return null;
    }
}
