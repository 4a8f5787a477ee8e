using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Who can be in a transfer about a population: the people who can satisfy its predicate and those of all populations above it, as far as
/// these are made of attributes of people alone. An unknown attribute can have any value under which they are satisfied.
/// </summary>
internal sealed class AssumedPeople
{
    /// <summary>The most joint values tried; beyond it no person is shown to satisfy the predicate, and nothing to follow.</summary>
    private const int MostSteps = 5_000;

    /// <summary>The most joint values of attributes without a column to substitute; with more, nothing follows from columns.</summary>
    private const int MostJoint = 500;

    /// <summary>Of so many columns every subset is taken as unknown, to find what the others then have to be.</summary>
    private const int MostColumns = 6;

    private readonly StatedFlow flow;
    private readonly Dictionary<AttributeSymbol, HashSet<Value>> compared = [];

    // A cache: one rule after the other asks the same, for one person after the other.
    private readonly Dictionary<Question, Truth> answered = [];
    private readonly Variable.Attribute[] variables;

    private AssumedPeople(StatedFlow flow, PopulationSymbol population, Condition predicate)
    {
        this.flow = flow;
        Population = population;
        Predicate = predicate;
        foreach (var mention in Mention.In(predicate).OfType<Mention.Attribute>())
        {
            compared.TryAdd(mention.Symbol, []);
            compared[mention.Symbol].UnionWith(mention.Values);
        }

        variables = [.. compared.Keys.Select(static a => new Variable.Attribute(a))];
        var admits = Admits(new EvaluationContext(flow, null));
        IsNobody = admits != Truth.True;
        if (admits == Truth.Unknown)
        {
            flow.Budget.Cut();
        }
    }

    /// <summary>The population that the transfer is about.</summary>
    public PopulationSymbol Population { get; }

    /// <summary>What everybody in the transfer satisfies.</summary>
    public Condition Predicate { get; }

    /// <summary>Whether no person is shown to satisfy it: no condition is true then, neither to permit nor to forbid.</summary>
    public bool IsNobody { get; }

    /// <summary>How many conditions were evaluated to find out what follows.</summary>
    public long Searched { get; private set; }

    /// <summary>The attributes it speaks of.</summary>
    public IReadOnlyCollection<AttributeSymbol> Attributes => compared.Keys;

    /// <summary>The people of a flow about a population; null where nothing is assumed of them.</summary>
    public static AssumedPeople? Of(StatedFlow flow, PopulationSymbol? about) =>
        about is not null && PredicateOf(about) is { } predicate ? new AssumedPeople(flow, about, predicate) : null;

    /// <summary>What everybody in a transfer about a population satisfies; null where that is nothing.</summary>
    public static Condition? PredicateOf(PopulationSymbol about)
    {
        List<Condition>? predicates = null;
        for (TreeSymbol? above = about; above is not null; above = above.Parent)
        {
            if (((PopulationSymbol)above).Predicate is { } predicate && OfPeople(predicate, about) is { } told)
            {
                (predicates ??= []).Add(told);
            }
        }

        return predicates is null ? null : Conditions.And(predicates);
    }

    /// <summary>The attributes that such a condition speaks of.</summary>
    public static HashSet<AttributeSymbol> AttributesOf(Condition predicate) =>
        [.. Mention.In(predicate).OfType<Mention.Attribute>().Select(static m => m.Symbol)];

    /// <summary>
    /// Whether a person of whom this much is assumed can be in the transfer; unknown where there were too many values to try.
    /// </summary>
    public Truth Admits(EvaluationContext person) => Answer(person, null);

    /// <summary>
    /// What a comparison with an attribute that is not known of a person is all the same: what it is for all values under which the person
    /// can be in the transfer.
    /// </summary>
    public Truth Settle(EvaluationContext person, Condition comparison)
    {
        if (IsNobody || Compared(comparison) is not var (attribute, _) || !compared.ContainsKey(attribute))
        {
            return Truth.Unknown;
        }

        return Answer(person, comparison);
    }

    /// <summary>
    /// What has to hold of the columns of a person for a comparison that no column tells to be settled, as true or as false: no person can
    /// be in the transfer with these columns and a value of the other kind.
    /// </summary>
    public Condition Settling(Condition comparison, bool positive)
    {
        var away = compared.Keys.Where(a => !flow.IsPerPerson(a)).ToHashSet();
        return Compared(comparison) is var (attribute, _) && away.Contains(attribute) && Joint(away, comparison) is { } joint
            ? Conditions.And(
                joint
                    .Where(s => ConditionEvaluator.Evaluate(s, comparison) != Truths.Of(positive))
                    .Select(s => Of(Predicate, s, away, Condition.False, positive: false))
            )
            : Condition.False;
    }

    /// <summary>
    /// What is false for no person who can be in the transfer, as far as its columns tell; where some are null, the others have to be such
    /// that some value fits.
    /// </summary>
    public ImmutableArray<Condition> OfRows()
    {
        var columns = compared.Keys.Where(flow.IsPerPerson).ToList();
        var parts = new List<Condition>();
        for (var nulls = 0; nulls < 1 << Math.Min(columns.Count, MostColumns); nulls++)
        {
            var away = compared
                .Keys.Where(a => columns.IndexOf(a) is var i && (i < 0 || (i < MostColumns && (nulls & (1 << i)) != 0)))
                .ToHashSet();
            var asked = Joint(away, null) is { } joint
                ? Conditions.Or(joint.Select(s => Of(Predicate, s, away, Condition.True, positive: true)))
                : Condition.True;
            parts.AddRange(Conditions.Conjuncts(asked));
        }

        return [.. parts.Where(static p => p is not Condition.Constant { Value: true }).Distinct()];
    }

    private static (AttributeSymbol Attribute, ImmutableArray<Value> Values)? Compared(Condition condition) =>
        Mention.Of(condition) is Mention.Attribute attribute ? (attribute.Symbol, attribute.Values) : null;

    /// <summary>The condition with nothing but comparisons of attributes of people in it; null where it speaks of anything else.</summary>
    private static Condition? OfPeople(Condition condition, PopulationSymbol about) =>
        ConditionRewriter.TryReplace(condition, simple => simple switch
            {
                Condition.Constant => simple,
                Condition.About other => OfAll(PopulationMembership.Asked(about, other.Population), about),
                _ => Mention.Of(simple) is Mention.Attribute { Symbol.OfSubject: true } ? simple : null,
            });

    private static Condition? OfAll(IEnumerable<PopulationSymbol> populations, PopulationSymbol about)
    {
        var told = populations.Select(p => p.Predicate is null ? null : OfPeople(p.Predicate, about)).ToList();
        return told.Contains(null) ? null : Conditions.And(told.OfType<Condition>());
    }

    private Truth Answer(EvaluationContext person, Condition? comparison)
    {
        if (person.AssumesAnything && person.Assumed.Keys.Any(static v => v is Variable.Length))
        {
            return Find(person, comparison);
        }

        var known = person.AssumesAnything ? new Value?[variables.Length] : [];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = person.TryAssumed(variables[i], out var value) ? value : null;
        }

        var question = new Question(comparison, known);
        if (!answered.TryGetValue(question, out var answer))
        {
            answered.Add(question, answer = Find(person, comparison));
        }

        return answer;
    }

    private Truth Find(EvaluationContext person, Condition? comparison)
    {
        if (comparison is null)
        {
            return new Search(this, person, null, Truth.Unknown).Run();
        }

        var (untrue, unfalse) = (
            new Search(this, person, comparison, Truth.True).Run(),
            new Search(this, person, comparison, Truth.False).Run()
        );
        if (untrue == Truth.Unknown || unfalse == Truth.Unknown)
        {
            flow.Budget.Cut();
        }

        return untrue == Truth.False ? Truth.True
            : unfalse == Truth.False ? Truth.False
            : Truth.Unknown;
    }

    /// <summary>The condition or its opposite, with values of some attributes put in.</summary>
    /// <param name="condition">A predicate, or a part of one.</param>
    /// <param name="assumed">The values.</param>
    /// <param name="away">The attributes that have one.</param>
    /// <param name="open">What a comparison counts as that stays unknown with its value, for the length of a month.</param>
    /// <param name="positive">Whether the condition is asked for; otherwise its opposite.</param>
    private static Condition Of(
        Condition condition,
        EvaluationContext assumed,
        HashSet<AttributeSymbol> away,
        Condition open,
        bool positive
    ) => ConditionRewriter.Normalize(condition, positive, (simple, positive) =>
        {
            var truth = ConditionEvaluator.Evaluate(assumed, simple);
            return truth != Truth.Unknown
                ? truth == Truths.Of(positive)
                    ? Condition.True
                    : Condition.False
                : Compared(simple) is var (attribute, _) && away.Contains(attribute)
                    ? open
                    : positive
                        ? simple
                        : Conditions.Negate(simple);
        });

    /// <summary>
    /// All joint values of some attributes, one after the other in the same evaluation context; null where they are too many.
    /// </summary>
    private IEnumerable<EvaluationContext>? Joint(HashSet<AttributeSymbol> attributes, Condition? comparison)
    {
        var open = attributes
            .Where(a => flow.Stated(a) is null)
            .Select(a => (Attribute: a, Values: Values(a, comparison).ToList()))
            .ToList();
        return open.Aggregate(1L, static (product, o) => Math.Min(MostJoint + 1, product * o.Values.Count)) > MostJoint
            ? null
            : Each(new EvaluationContext(flow, null) { TakesPeopleAsTheyAre = true }, 0);

        IEnumerable<EvaluationContext> Each(EvaluationContext context, int from)
        {
            if (from == open.Count)
            {
                return [context];
            }

            return open[from]
                .Values.SelectMany(value =>
                {
                    context.Assumed[new Variable.Attribute(open[from].Attribute)] = value;
                    return Each(context, from + 1);
                });
        }
    }

    private IEnumerable<Value> Values(AttributeSymbol attribute, Condition? comparison)
    {
        var values = compared[attribute];
        if (comparison is not null && Compared(comparison) is var (own, more) && own == attribute)
        {
            values = [.. values, .. more];
        }

        return attribute.Type.Kind == ValueKind.Duration
            ? DurationRepresentatives.Of(values).Concat(DurationRepresentatives.Years(values))
            : ValueRepresentatives.Of(attribute.Type, values);
    }

    private HashSet<Value> Durations => [.. compared.Values.SelectMany(static v => v).Where(static v => v.Kind == ValueKind.Duration)];

    /// <summary>
    /// The cache key: whether a person can be in the transfer, or what a comparison is, with the known attributes.
    /// </summary>
    private sealed class Question(Condition? comparison, Value?[] known) : IEquatable<Question>
    {
        private readonly Condition? comparison = comparison;
        private readonly Value?[] known = known;

        public bool Equals(Question? other) =>
            other is not null && ReferenceEquals(comparison, other.comparison) && known.AsSpan().SequenceEqual(other.known);

        public override bool Equals(object? obj) => Equals(obj as Question);

        public override int GetHashCode()
        {
            var hash = comparison is null ? 0 : RuntimeHelpers.GetHashCode(comparison);
            foreach (var value in known)
            {
                hash = unchecked((hash * 31) + (value?.GetHashCode() ?? 0));
            }

            return hash;
        }
    }

    /// <summary>
    /// Looks for values of what is not known of a person that satisfy the predicate, and under which a comparison is not as asked.
    /// </summary>
    private sealed class Search
    {
        private readonly AssumedPeople people;
        private readonly EvaluationContext person;
        private readonly Condition? comparison;
        private readonly Truth wanted;
        private readonly EvaluationContext context;
        private readonly List<AttributeSymbol> open = [];
        private int steps;

        public Search(AssumedPeople people, EvaluationContext person, Condition? comparison, Truth wanted)
        {
            this.people = people;
            this.person = person;
            this.comparison = comparison;
            this.wanted = wanted;
            context = new EvaluationContext(people.flow, null) { TakesPeopleAsTheyAre = true };
            foreach (var attribute in people.compared.Keys)
            {
                var variable = new Variable.Attribute(attribute);
                if (person.TryAssumed(variable, out var value))
                {
                    context.Assumed[variable] = value;
                }
                else if (people.flow.Stated(attribute) is null)
                {
                    open.Add(attribute);
                }
            }

            foreach (var (length, days) in person.AssumesAnything ? person.Assumed : [])
            {
                if (length is Variable.Length)
                {
                    context.Assumed[length] = days;
                }
            }
        }

        public Truth Run()
        {
            var found = Run(0);
            person.Evaluated += context.Evaluated;
            people.Searched += context.Evaluated;
            return found;
        }

        private Truth Run(int from)
        {
            if (++steps > MostSteps)
            {
                return Truth.Unknown;
            }

            // Of a person of whom all is known the comparison says what it says by itself, whatever the length of a month would have to be.
            if (from <= open.Count && comparison is not null && ConditionEvaluator.Evaluate(context, comparison) == wanted)
            {
                return Truth.False;
            }

            context.Forget();
            if (ConditionEvaluator.Evaluate(context, people.Predicate) == Truth.False)
            {
                return Truth.False;
            }

            return from < open.Count ? Try(new Variable.Attribute(open[from]), people.Values(open[from], comparison), from + 1)
                : context.Unknowns.OfType<Variable.Length>().FirstOrDefault() is { } length
                    ? Try(length, DurationRepresentatives.OfLength(length, people.Durations), from + 1)
                : Truth.True;
        }

        private Truth Try(Variable variable, IEnumerable<Value> values, int from)
        {
            foreach (var value in values)
            {
                context.Assumed[variable] = value;
                if (Run(from) is not Truth.False and var found)
                {
                    return found;
                }
            }

            context.Assumed.Remove(variable);
            return Truth.False;
        }
    }
}
