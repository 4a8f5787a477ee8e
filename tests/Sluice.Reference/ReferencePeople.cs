using System.Runtime.CompilerServices;

namespace Sluice.Reference;

/// <summary>Section 3, "Populations": who is in a transfer about a population, and what follows of them.</summary>
public static class ReferencePeople
{
    private const int Most = 1_000;

    // Every comparison of every rule asks for the same.
    private static readonly ConditionalWeakTable<ReferenceWorld, List<ReferenceWorld>> Known = [];

    /// <summary>
    /// "those predicates, of Q and of every population above Q, that are made of subject attributes and comparisons of them with written
    /// values alone"
    /// </summary>
    public static IReadOnlyList<PlainCondition> Predicates(ReferenceWorld world) =>
        ReferencePopulations.Stated(world) is not { } stated
            ? []
            :
            [
                .. world
                    .Policy.Populations.Where(p => Tree.IsAtOrBelow(stated, p.Name))
                    .Select(p => p.Predicate)
                    .OfType<PlainCondition>()
                    .Where(p => IsOfPeople(world.Policy, stated, p)),
            ];

    /// <summary>How much there is to look at for each person.</summary>
    public static int Work(ReferenceWorld nobody) =>
        Predicates(nobody) is { Count: > 0 } predicates ? Completions(nobody, predicates).Count : 1;

    /// <summary>"Considered is who can satisfy them, nulls and attributes without a column taken as any value"</summary>
    public static bool IsConsidered(ReferenceWorld person)
    {
        var predicates = Predicates(person);
        return predicates.Count == 0 || Completions(person, predicates).Count > 0;
    }

    /// <summary>"for each such person a comparison is settled that has one truth for all such values"</summary>
    public static Kleene Settled(ReferenceWorld person, PlainCondition comparison)
    {
        // Of an attribute that no predicate speaks of nothing follows: the reading that allows less.
        var predicates = person.TakenAsTheyAre ? [] : Predicates(person);
        if (!Attributes(person, predicates).Contains(NameOf(comparison)!))
        {
            return Kleene.Unknown;
        }

        var truths = Completions(person, predicates).Select(w => new ReferenceCondition(w, null).Evaluate(comparison)).Distinct().ToList();
        return truths is [var one] ? one : Kleene.Unknown;
    }

    /// <summary>The facts of people that the predicates speak of and a column tells.</summary>
    public static IEnumerable<string> Facts(ReferenceWorld world) =>
        Attributes(world, Predicates(world)).Select(name => "subject " + name).Where(world.IsPerPerson);

    /// <summary>The person with each value of what is not known that satisfies the predicates.</summary>
    private static List<ReferenceWorld> Completions(ReferenceWorld person, IReadOnlyList<PlainCondition> predicates) =>
        Known.GetValue(person, _ => Complete(person, predicates));

    private static List<ReferenceWorld> Complete(ReferenceWorld person, IReadOnlyList<PlainCondition> predicates)
    {
        var candidates = new ReferenceCandidates(person.Policy, person.Manifest);
        List<ReferenceWorld> all =
        [
            new ReferenceWorld(person.Policy, person.Manifest, person.Flow, person.Day) { Tried = person.Tried, TakenAsTheyAre = true },
        ];
        foreach (
            var fact in Attributes(person, predicates)
                .Select(name => "subject " + name)
                .Where(fact => person.Tried.GetValueOrDefault(fact) is null)
        )
        {
            all = [.. all.SelectMany(world => candidates.Any(fact).Select(value => world.Try(fact, value))).Take(Most + 1)];
            if (all.Count > Most)
            {
                throw new TooLargeException($"more than {Most} joint values of what is not known of a person");
            }
        }

        return [.. all.Where(world => IsTrue(world, predicates, candidates))];
    }

    /// <summary>
    /// Whether the predicates can be true; "the exact length of a duration" is an unknown fact like any other, one length for all
    /// comparisons.
    /// </summary>
    private static bool IsTrue(ReferenceWorld world, IReadOnlyList<PlainCondition> predicates, ReferenceCandidates candidates)
    {
        var truth = predicates
            .Select(p => new ReferenceCondition(world, null).Evaluate(p))
            .ToArray()
            .Aggregate(Kleene.True, KleeneLogic.And);
        return
            truth == Kleene.Unknown
            && world.Asked.FirstOrDefault(fact => fact.StartsWith("length ", StringComparison.Ordinal)) is { } length
            ? candidates.For(length).Any(value => IsTrue(world.Try(length, value), predicates, candidates))
            : truth == Kleene.True;
    }

    private static SortedSet<string> Attributes(ReferenceWorld world, IReadOnlyList<PlainCondition> predicates) =>
        new(predicates.SelectMany(p => Names(world, p)), StringComparer.Ordinal);

    private static IEnumerable<string> Names(ReferenceWorld world, PlainCondition condition) =>
        ReferenceConditions
            .Atoms(condition)
            .SelectMany(atom =>
                atom is PlainAbout about
                    ? Asked(world.Policy, ReferencePopulations.Stated(world)!, about.Population).SelectMany(p => Names(world, p!))
                    : [NameOf(atom)!]
            );

    private static bool IsOfPeople(PlainPolicy policy, string stated, PlainCondition condition) =>
        ReferenceConditions
            .Atoms(condition)
            .All(atom =>
                atom is PlainAbout about
                    ? Asked(policy, stated, about.Population).All(p => p is not null && IsOfPeople(policy, stated, p))
                    : NameOf(atom) is { } name && policy.Attributes.Any(a => a.Subject && a.Name == name)
            );

    private static IEnumerable<PlainCondition?> Asked(PlainPolicy policy, string stated, string population) =>
        policy.Populations.Where(p => Tree.IsAtOrBelow(population, p.Name) && !Tree.IsAtOrBelow(stated, p.Name)).Select(p => p.Predicate);

    private static string? NameOf(PlainCondition atom) =>
        atom switch
        {
            PlainCompare compare => compare.Name,
            PlainIn choice => choice.Name,
            PlainFlag flag => flag.Name,
            _ => null,
        };
}
