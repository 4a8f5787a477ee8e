namespace Sluice.Reference;

/// <summary>Decides one flow on one day by trying everything.</summary>
public sealed class ReferenceFlowDecision
{
    /// <summary>How many combinations are tried before giving up.</summary>
    public const int Limit = 200_000;

    private readonly ReferenceWorld nobody;
    private readonly ReferenceCandidates candidates;
    private readonly PlainRule[] applicable;
    private readonly bool exhaustive;
    private readonly int work;
    private int tried;

    /// <summary>Prepares; <paramref name="exhaustive"/> never stops at what is already certain (to test that stopping is right).</summary>
    public ReferenceFlowDecision(PlainCase input, PlainFlow flow, DateOnly? day, bool exhaustive)
    {
        nobody = new ReferenceWorld(input.Policy, input.Manifest, flow, day);
        candidates = new ReferenceCandidates(input.Policy, input.Manifest);
        applicable = [.. input.Policy.Rules.Where(rule => ReferenceRules.Applies(nobody, rule))];
        this.exhaustive = exhaustive;
        work = Math.Max(1, ReferencePeople.Work(nobody));
    }

    /// <summary>The answer for this day.</summary>
    public PlainFlowAnswer Decide()
    {
        // A first look with every person unknown asks for all facts that matter.
        var considered = ReferencePeople.IsConsidered(nobody);
        foreach (var rule in considered ? applicable : [])
        {
            ReferenceRules.Condition(nobody, rule);
        }

        var people = considered
            ? People([
                    .. nobody
                        .Asked.Where(nobody.IsPerPerson)
                        .Union(ReferencePeople.Facts(nobody), StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal),
                ])
                .Where(ReferencePeople.IsConsidered)
                .ToList()
            : [];
        var permitted = people.Count(Permitted);

        // "where no values satisfy them, nobody is permitted, the only ground is that nothing outside permits it"
        var verdict =
            !considered ? PlainVerdict.Deny
            : permitted == people.Count ? PlainVerdict.Allow
            : permitted > 0 ? PlainVerdict.Restrict
            : Possible(nobody) ? PlainVerdict.Undetermined
            : PlainVerdict.Deny;
        var gates = verdict is PlainVerdict.Undetermined or PlainVerdict.Deny;
        return new PlainFlowAnswer(
            nobody.Flow,
            verdict,
            nobody.Policy.Forms[ReferenceForms.Possible(nobody).Min()], // "`form` is the weakest possible one"
            ReferenceAgreements.Shown(nobody),
            gates ? Grounds(people) : [],
            [.. nobody.Asked.Where(fact => !nobody.IsPerPerson(fact))],
            Duties(people),
            ReferenceForms.ClaimRefuted(nobody) == Kleene.True
        );
    }

    private List<ReferenceWorld> People(List<string> facts)
    {
        // "over all people (every combination of values of the per-person facts, unknown among them: a null attribute, an undecided
        // consent; comparisons on one attribute taken together)"
        var people = new List<ReferenceWorld> { nobody };
        foreach (var fact in facts)
        {
            IReadOnlyList<PlainValue?> values = [null, .. candidates.For(fact)];
            if ((long)people.Count * values.Count * work > Limit / 10)
            {
                throw new TooLargeException($"{people.Count} times {values.Count} kinds of people");
            }

            people = [.. people.SelectMany(person => values.Select(value => person.Try(fact, value)))];
        }

        return people;
    }

    private (Kleene Allowed, Kleene Denied) Look(ReferenceWorld world)
    {
        var allowed = Kleene.False;
        var denied = Kleene.False;
        foreach (var rule in applicable)
        {
            switch (rule.Effect)
            {
                case PlainEffect.Allow:
                    allowed = KleeneLogic.Or(allowed, ReferenceRules.Condition(world, rule));
                    break;
                case PlainEffect.Deny or PlainEffect.Require:
                    denied = KleeneLogic.Or(denied, ReferenceRules.Condition(world, rule));
                    break;
            }
        }

        return (allowed, denied);
    }

    private bool Permitted(ReferenceWorld world)
    {
        // "A = some applicable `allow` has a true condition, D = some applicable `deny` has a condition that is not false;
        // permitted = A and not D."
        var (allowed, denied) = Look(world);
        return allowed == Kleene.True && denied == Kleene.False;
    }

    private bool Possible(ReferenceWorld world)
    {
        // "`undetermined` if some joint values of the unknown facts and the per-person facts would permit somebody"
        if (++tried > (exhaustive ? Limit / 10 : Limit) / work)
        {
            throw new TooLargeException($"more than {tried - 1} joint values");
        }

        if (!ReferencePeople.IsConsidered(world))
        {
            return false;
        }

        var (allowed, denied) = Look(world);
        var open = world.Asked.Contains("date") ? "date" : world.Asked.FirstOrDefault();

        // Kleene's logic is monotone: what is certain with a fact unknown stays so whatever its value.
        var certain = (allowed == Kleene.True && denied == Kleene.False) || allowed == Kleene.False || denied == Kleene.True;
        if (open is null || (certain && !exhaustive))
        {
            return allowed == Kleene.True && denied == Kleene.False;
        }

        // No shortcut out of the loop in the exhaustive mode, so that it really visits everything.
        var values = candidates.For(open).Select(value => world.Try(open, value));
        return exhaustive ? values.Select(Possible).ToArray().Any(possible => possible) : values.Any(Possible);
    }

    private List<PlainGround> Grounds(List<ReferenceWorld> people)
    {
        // "*every* independent ground (a deny or require whose condition is true for every person, unknown values included […])"
        var grounds = applicable
            .Where(rule => rule.Effect is PlainEffect.Deny or PlainEffect.Require)
            .Where(rule => people.Count > 0 && people.All(person => ReferenceRules.Condition(person, rule) == Kleene.True))
            .Select(rule => new PlainGround(rule.Name, rule.Effect == PlainEffect.Deny ? "deny" : "require"))
            .ToList();

        // "\"nothing permits it\" is a ground without a rule"
        if (people.All(person => Look(person).Allowed != Kleene.True))
        {
            grounds.Add(new PlainGround(null, "default"));
        }

        return grounds;
    }

    private List<string> Duties(List<ReferenceWorld> people)
    {
        // "Duties: every applicable `oblige` whose condition is not false for somebody, whatever the verdict."
        return
        [
            .. applicable
                .Where(rule => rule.Effect == PlainEffect.Oblige)
                .Where(rule => people.Any(person => ReferenceRules.Condition(person, rule) != Kleene.False))
                .Select(rule => rule.Duty!.Name),
        ];
    }
}
