using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// The answer for one flow. For a standing transfer: of its own first worst day, with the grounds and duties of all its days.
/// </summary>
public sealed record FlowVerdict
{
    /// <summary>The flow.</summary>
    public required Flow Flow { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The day it is of: the transfer's, or the first of the worst days of a standing one; null when no day is known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>
    /// For a standing transfer: its verdict on each of its days, in their order, neighbouring days with the same one taken together;
    /// otherwise empty.
    /// </summary>
    public ImmutableArray<FlowPeriod> Course { get; init; } = [];

    /// <summary>The weakest form the field can have; null where the policy set has no forms.</summary>
    public FormSymbol? Form { get; init; }

    /// <summary>The first of controller, joint controller, processor that holds for certain, else third party.</summary>
    public Role Role { get; init; } = Role.ThirdParty;

    /// <summary>Every independent ground, by the name of its rule; "nothing permits it" last.</summary>
    public ImmutableArray<Ground> Grounds { get; init; } = [];

    /// <summary>The allows of which the fewest clauses failed, by name; at most 20 of them.</summary>
    public ImmutableArray<NearMiss> NearMisses { get; init; } = [];

    /// <summary>How many further allows came as near; 0 where none is left out.</summary>
    public int NearMissesLeftOut { get; init; }

    /// <summary>What is not known and matters, sorted.</summary>
    public ImmutableArray<UnknownFact> Unknown { get; init; } = [];

    /// <summary>For whom it is permitted; null unless the verdict is restrict.</summary>
    public Residual? Residual { get; init; }

    /// <summary>The duties that come with it.</summary>
    public ImmutableArray<DueDuty> Duties { get; init; } = [];

    /// <summary>The population that everyone is taken to be in, where the verdict would be another if no person were; else null.</summary>
    public PopulationSymbol? Assumed { get; init; }

    /// <summary>Whether no person can be in that population: its predicate contradicts itself.</summary>
    public bool AssumesNobody { get; init; }

    /// <summary>The claim it does not live up to, or null.</summary>
    public RefutedClaim? RefutedClaim { get; init; }

    /// <summary>
    /// Whether values of what is not known were too many to try all of them: what was not shown by then counts as not permitted.
    /// </summary>
    public bool CutShort { get; init; }

    /// <summary>The allows that are true for some person: what permits it.</summary>
    public ImmutableArray<Rule> PermittedBy { get; init; } = [];
}
