using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A rule in normal form, with its clauses kept apart so that a verdict can name the one that failed.</summary>
public sealed record Rule : RuleBlock
{
    /// <summary>The place among all rules, which stand in the order of their names (ordinal).</summary>
    public required int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The title; null when not written.</summary>
    public string? Title { get; init; }

    /// <summary>What it does.</summary>
    public required RuleEffect Effect { get; init; }

    /// <summary>What a <c>require</c> asks for; null for other effects.</summary>
    public Condition? Required
    {
        get => ConditionOf(ClauseKind.Require);
        init => Clauses = Clause.Set(Clauses, ClauseKind.Require, value);
    }

    /// <summary>The duty of an <c>oblige</c>; null for other effects.</summary>
    public DutyCall? Duty { get; init; }

    /// <summary>When it is in force.</summary>
    public Period Period
    {
        get => !Clauses.IsEmpty && Clauses[0].Kind == ClauseKind.From ? Clauses[0].Period : Period.Always;
        init => Clauses = Clause.Set(Clauses, value);
    }

    /// <summary>The sources cited.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>The reason given; null when not written.</summary>
    public string? Because { get; init; }

    /// <summary>
    /// Places of the clauses as written, by keyword (<c>allow</c>, <c>to</c>, <c>for</c>, <c>about</c>, <c>when</c>, <c>unless</c>,
    /// <c>from</c>, <c>until</c>).
    /// </summary>
    public ClausePlaces Places { get; init; } = ClausePlaces.None;

    /// <summary>Where the clause with a keyword stands; of a period wherever it begins, and of what is not written the rule.</summary>
    public SourceLocation PlaceOf(string clause) =>
        Places.TryGetValue(clause, out var place) ? place
        : clause == "from" && (Places.TryGetValue("until", out place) || Places.TryGetValue("through", out place)) ? place
        : clause == "but not" && Exceptions is [var first, ..] ? first.Location
        : Location;

    /// <summary>
    /// The place among all rules is enough to tell rules apart; a hash of all they say would be made at every look into a set of them.
    /// </summary>
    public override int GetHashCode() => Id;

    /// <summary>An allow applies where it covers, every other effect where it touches.</summary>
    public override bool NeedsCover => Effect == RuleEffect.Allow;
}
