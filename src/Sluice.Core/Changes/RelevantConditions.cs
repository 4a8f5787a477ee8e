using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>What the rules that reach a transfer ask about: only changes of these can change its verdict.</summary>
internal sealed class RelevantConditions
{
    private readonly HashSet<ConsentSymbol> consents = [];
    private readonly HashSet<AgreementSymbol> agreements = [];
    private readonly HashSet<PopulationSymbol> populations = [];
    private readonly HashSet<ResolvedSelector<CategorySymbol>> company = [];

    public RelevantConditions(PolicyProgram program, IEnumerable<Rule> rules, IEnumerable<TechniqueSymbol> techniques)
    {
        foreach (var rule in rules)
        {
            Add(program, rule.Clauses);
        }

        if (Form || Claim)
        {
            Add(program, techniques);
        }

        // Consents and agreements hold for a time.
        Day |= consents.Count > 0 || agreements.Count > 0 || Facts.ContainsKey(BuiltinFact.Date);
    }

    private RelevantConditions(PolicyProgram program)
    {
        Claim = true;
        Add(program, program.Vocabulary.Techniques.All);
        Day = Facts.ContainsKey(BuiltinFact.Date);
    }

    /// <summary>What a claim depends on: whether it may be refuted is told whatever the rules ask.</summary>
    public static RelevantConditions OfClaims(PolicyProgram program) => new(program);

    /// <summary>Whether it matters what else is sent beside a field.</summary>
    public bool Beside => company.Count > 0;

    /// <summary>Whether it matters in which form data is.</summary>
    public bool Form { get; private set; }

    /// <summary>Whether it matters what data is claimed to be.</summary>
    public bool Claim { get; private set; }

    /// <summary>Whether it may matter which day it is.</summary>
    public bool Day { get; private set; }

    public IEnumerable<PopulationSymbol> Populations => populations.OrderBy(static p => p.Id);

    /// <summary>Attributes and what they are compared with.</summary>
    public Dictionary<AttributeSymbol, ComparedFact> Attributes { get; } = [];

    /// <summary>Built-in facts and what they are compared with.</summary>
    public Dictionary<BuiltinFact, ComparedFact> Facts { get; } = [];

    /// <summary>Whether it matters that a category goes along.</summary>
    public bool AsksFor(CategorySymbol category) => company.Any(c => c.Touches(category));

    public bool AsksFor(ConsentSymbol consent) => consents.Contains(consent);

    public bool AsksFor(AgreementSymbol agreement) => agreements.Contains(agreement);

    private void Add(PolicyProgram program, ImmutableArray<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            Day |= clause.Kind == ClauseKind.From;
            Add(program, clause.Condition);
            Add(program, clause.Block?.Clauses ?? []);
        }
    }

    private void Add(PolicyProgram program, IEnumerable<TechniqueSymbol> techniques)
    {
        foreach (var technique in techniques)
        {
            foreach (var clause in technique.Yields)
            {
                Add(program, clause.When);
            }
        }
    }

    private void Add(PolicyProgram program, PopulationSymbol? population)
    {
        for (TreeSymbol? above = population; above is not null; above = above.Parent)
        {
            if (populations.Add((PopulationSymbol)above))
            {
                Add(program, ((PopulationSymbol)above).Predicate);
            }
        }
    }

    private void Add(PolicyProgram program, Condition? condition)
    {
        foreach (var mention in Mention.In(condition))
        {
            switch (mention)
            {
                case Mention.Consent consent:
                    consents.Add(consent.Symbol);
                    break;
                case Mention.Agreement agreement:
                    agreements.Add(agreement.Symbol);
                    break;
                case Mention.Agreements:
                    agreements.UnionWith(program.Vocabulary.Agreements.All);
                    break;
                case Mention.Beside beside:
                    company.Add(beside.Condition.Categories);
                    break;
                case Mention.Form:
                    Form = true;
                    break;
                case Mention.Claim:
                    Claim = true;
                    break;
                case Mention.Population population:
                    Add(program, population.Symbol);
                    break;
                case Mention.Attribute attribute:
                    Add(Attributes, attribute.Symbol, attribute.Operator, attribute.Values);
                    break;
                case Mention.Fact fact:
                    Add(Facts, fact.Name, fact.Operator, fact.Values);
                    break;
            }
        }
    }

    private static void Add<T>(Dictionary<T, ComparedFact> known, T key, ComparisonOperator comparison, ImmutableArray<Value> values)
        where T : notnull
    {
        if (!known.TryGetValue(key, out var compared))
        {
            known.Add(key, compared = new ComparedFact());
        }

        foreach (var value in values)
        {
            compared.Add(comparison, value);
        }
    }
}
