using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// One flow class: the rules that apply to it and what they depend on, ready to be searched. Each part is made on first use: many searches
/// end at once.
/// </summary>
internal sealed class FlowClassAnalysis
{
    private ReachableForms? forms;
    private HypotheticalTransfer? transfer;
    private Dictionary<int, AssumedPeople?>? audiences;
    private Dictionary<AttributeSymbol, HashSet<Variable>>? together;
    private VariableDomains? domains;
    private RuleDependencies? dependencies;

    /// <param name="program">The policy set.</param>
    /// <param name="flow">A flow of this kind.</param>
    /// <param name="applicable">The rules that apply to it.</param>
    /// <param name="promise">The promise, in the shape of a deny.</param>
    public FlowClassAnalysis(PolicyProgram program, StatedFlow flow, ImmutableArray<Rule> applicable, Rule promise)
    {
        Program = program;
        Flow = flow;
        Rules = applicable.IsEmpty ? [promise] : [.. applicable.Where(static r => r.Effect != RuleEffect.Oblige), promise];
    }

    /// <summary>The policy set.</summary>
    public PolicyProgram Program { get; }

    /// <summary>The flow.</summary>
    public StatedFlow Flow { get; }

    /// <summary>The rules that permit and forbid; the promise is the last.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The number of the promise.</summary>
    public int Promise => Rules.Length - 1;

    /// <summary>What the rules depend on.</summary>
    public RuleDependencies Dependencies => dependencies ??= new RuleDependencies(Rules, new RuleVariables(Flow, Forms.Facts, Together));

    /// <summary>What the variables can be.</summary>
    public VariableDomains Domains => domains ??= new VariableDomains(Flow, Rules, Predicates);

    /// <summary>How many conditions were evaluated to find out who can be in the transfer.</summary>
    public long Searched => audiences?.Values.Sum(static p => p?.Searched ?? 0) ?? 0;

    /// <summary>Whether no person can be in a transfer about some population.</summary>
    public bool SomePopulationIsEmpty => Program.Vocabulary.Populations.All.Any(p => PeopleOf(p.Id) is { IsNobody: true });

    /// <summary>What the forms can be.</summary>
    public ReachableForms Forms => forms ??= new ReachableForms(Flow);

    /// <summary>The hypothetical transfer the flow is of.</summary>
    public HypotheticalTransfer Transfer => transfer ??= new HypotheticalTransfer(() => Forms.All, PeopleOf, Together.ContainsKey);

    /// <summary>What everybody is taken to satisfy, whatever population the transfer is about.</summary>
    private IEnumerable<Condition> Predicates => Program.Vocabulary.Populations.All.Select(AssumedPeople.PredicateOf).OfType<Condition>();

    /// <summary>
    /// For each attribute that the predicate of some population speaks of, what a comparison with it can depend on as well.
    /// </summary>
    private Dictionary<AttributeSymbol, HashSet<Variable>> Together
    {
        get
        {
            if (together is null)
            {
                together = [];
                foreach (var predicate in Predicates)
                {
                    var attributes = AssumedPeople.AttributesOf(predicate);
                    foreach (var attribute in attributes)
                    {
                        together.TryAdd(attribute, [new Variable.Audience()]);
                        together[attribute].UnionWith(attributes.Select(static a => new Variable.Attribute(a)));
                    }
                }
            }

            return together;
        }
    }

    /// <summary>
    /// Whether such a person can be in the transfer, once something of the person or of what the transfer is about was assumed; unknown
    /// where there were too many values to try.
    /// </summary>
    public static Truth Admits(EvaluationContext context, Variable variable) =>
        variable is Variable.Audience or Variable.Attribute { Symbol.OfSubject: true } && context.People is { } people
            ? people.Admits(context)
            : Truth.True;

    private AssumedPeople? PeopleOf(int population)
    {
        audiences ??= [];
        if (!audiences.TryGetValue(population, out var people))
        {
            audiences.Add(population, people = AssumedPeople.Of(Flow, Program.Vocabulary.Populations.All[population]));
        }

        return people;
    }
}
