using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A rule in normal form, with its clauses kept apart so that a verdict can name the one that failed.</summary>
public sealed record Rule
{
    /// <summary>The place among all rules, which stand in the order of their names (ordinal).</summary>
    public required int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The title; null when not written.</summary>
    public string? Title { get; init; }

    /// <summary>What it does.</summary>
    public required RuleEffect Effect { get; init; }

    /// <summary>What it is about.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The <c>about</c> clause; null when not written.</summary>
    public PopulationSymbol? About { get; init; }

    /// <summary>The <c>when</c> clause; null when not written.</summary>
    public Condition? When { get; init; }

    /// <summary>The <c>unless</c> clause; null when not written.</summary>
    public Condition? Unless { get; init; }

    /// <summary>What a <c>require</c> asks for; null for other effects.</summary>
    public Condition? Required { get; init; }

    /// <summary>The duty of an <c>oblige</c>; null for other effects.</summary>
    public DutyCall? Duty { get; init; }

    /// <summary>The <c>but not</c> blocks.</summary>
    public ImmutableArray<RuleException> Exceptions { get; init; } = [];

    /// <summary>When it is in force.</summary>
    public Period Period { get; init; } = Period.Always;

    /// <summary>The sources cited.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>The reason given; null when not written.</summary>
    public string? Because { get; init; }

    /// <summary>The place of the <c>rule</c> keyword: what a ground points to.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Places of the clauses as written, by keyword (<c>allow</c>, <c>to</c>, <c>for</c>, <c>about</c>, <c>when</c>, <c>unless</c>, <c>from</c>, <c>until</c>).</summary>
    public ClausePlaces Clauses { get; init; } = ClausePlaces.None;

    /// <summary>Where the clause with a keyword stands; of a period wherever it begins, and of what is not written the rule.</summary>
    public SourceLocation PlaceOf(string clause) =>
        Clauses.TryGetValue(clause, out var place) ? place
        : clause == "from" && (Clauses.TryGetValue("until", out place) || Clauses.TryGetValue("through", out place)) ? place
        : clause == "but not" && !Exceptions.IsEmpty ? Exceptions[0].Location
        : Location;

    /// <summary>The place among all rules is enough to tell rules apart; a hash of all they say would be made at every look into a set of them.</summary>
    public override int GetHashCode() => Id;

    /// <summary>Whether it applies to a flow: an allow where it covers, every other effect where it touches.</summary>
    public bool AppliesTo(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose) => Effect == RuleEffect.Allow
        ? Scope.Covers(category, partner, purpose)
        : Scope.Touches(category, partner, purpose);
}
