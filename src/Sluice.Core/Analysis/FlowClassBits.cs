using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// The bits of <see cref="FlowClasses"/>: first one for each rule, in the order of the rules, then all else that can tell flows apart.
/// </summary>
internal sealed class FlowClassBits
{
    private readonly Vocabulary vocabulary;
    private readonly List<(Action<ulong[][]> Categories, Action<ulong[][]> Partners, Action<ulong[][]> Purposes)> fill = [];
    private readonly Dictionary<RuleException, int> exceptions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ConsentSymbol, int> consents = [];
    private readonly Dictionary<AgreementSymbol, int> agreements = [];
    private readonly Dictionary<Invariant, int> invariants = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ResolvedSelector<CategorySymbol>, int> besides = new(ReferenceEqualityComparer.Instance);
    private readonly int forms;
    private readonly int ofForms;

    public FlowClassBits(PolicyProgram program)
    {
        vocabulary = program.Vocabulary;
        foreach (var rule in program.Rules)
        {
            AddScope(rule.Scope, covering: rule.NeedsCover);
        }

        foreach (var rule in program.Rules.Concat(program.Invariants.Select(static i => i.Body)))
        {
            AddExceptions(rule.Exceptions);
        }

        foreach (var invariant in program.Invariants)
        {
            invariants.Add(invariant, AddScope(invariant.Body.Scope, covering: false));
        }

        foreach (var consent in vocabulary.Consents.All)
        {
            consents.Add(consent, AddScope(consent.Scope, covering: true));
            AddScope(consent.Scope, covering: false);
        }

        foreach (var agreement in vocabulary.Agreements.All)
        {
            agreements.Add(
                agreement,
                Add(agreement.Scope.Categories.CoveredBits, agreement.Scope.Partners.CoveredBits, agreement.Scope.Purposes.CoveredBits)
            );
            Add(agreement.Scope.Categories.TouchedBits, agreement.Scope.Partners.CoveredBits, agreement.Scope.Purposes.TouchedBits);
        }

        var conditions = program
            .Rules.Concat(program.Invariants.Select(static i => i.Body))
            .SelectMany(ConditionWalker.Of)
            .Concat(ConditionWalker.Of(vocabulary));
        foreach (var beside in conditions.OfType<Condition.Beside>())
        {
            AddBeside(beside.Categories);
        }

        forms = fill.Count;
        AddForms();
        ofForms = fill.Count - forms;
        Words = (fill.Count >> 6) + 1;
        Categories = Fill(vocabulary.Categories.Count, static f => f.Categories);
        Partners = Fill(vocabulary.Partners.Count, static f => f.Partners);
        Purposes = Fill(vocabulary.Purposes.Count, static f => f.Purposes);
        Allows = Mask(program.Rules.Where(static r => r.Effect == RuleEffect.Allow));
        Absolute = Mask(program.Rules.Where(static r => r is { Effect: RuleEffect.Deny, IsConditional: false }));
    }

    /// <summary>How many words the bits take.</summary>
    public int Words { get; }

    /// <summary>The bits of each category.</summary>
    public ulong[][] Categories { get; }

    /// <summary>The bits of each partner.</summary>
    public ulong[][] Partners { get; }

    /// <summary>The bits of each purpose.</summary>
    public ulong[][] Purposes { get; }

    /// <summary>The rules that permit.</summary>
    public ulong[] Allows { get; }

    /// <summary>The rules that forbid unconditionally.</summary>
    public ulong[] Absolute { get; }

    /// <summary>The bit of a promise.</summary>
    public int BitOf(Invariant invariant) => invariants[invariant];

    /// <summary>What can tell flows apart within the conditions of a rule, also of a rule that is not in the policies.</summary>
    public ulong[] MattersTo(Rule rule)
    {
        var mask = new ulong[Words];
        MarkRule(mask, rule);
        return mask;
    }

    /// <summary>What of the bits of a flow matters to these rules and the promise.</summary>
    public ulong[] Relevant(ulong[] flow, ImmutableArray<Rule> rules, Rule promise)
    {
        var mask = new ulong[Words];
        foreach (var rule in rules.Where(static r => r.Effect != RuleEffect.Oblige).Append(promise))
        {
            if (rule.Id >= 0)
            {
                Set(mask, rule.Id);
            }

            MarkRule(mask, rule);
        }

        for (var word = 0; word < mask.Length; word++)
        {
            mask[word] &= flow[word];
        }

        return mask;
    }

    private void MarkRule(ulong[] mask, Rule rule)
    {
        MarkClauses(mask, rule.Clauses);
    }

    private void MarkClauses(ulong[] mask, ImmutableArray<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            MarkCondition(mask, clause.Condition);

            // A block that is not written applies to all flows alike.
            if (clause.Block is { } block)
            {
                if (exceptions.TryGetValue(block, out var bit))
                {
                    Set(mask, bit);
                }

                MarkClauses(mask, block.Clauses);
            }
        }
    }

    private void MarkPopulation(ulong[] mask, PopulationSymbol? population)
    {
        for (TreeSymbol? above = population; above is not null; above = above.Parent)
        {
            MarkCondition(mask, ((PopulationSymbol)above).Predicate);
        }
    }

    private void MarkCondition(ulong[] mask, Condition? condition)
    {
        foreach (var mention in Mention.In(condition))
        {
            switch (mention)
            {
                case Mention.Consent consent:
                    Set(mask, consents[consent.Symbol]);
                    Set(mask, consents[consent.Symbol] + 1);
                    break;
                case Mention.Agreement agreement:
                    Set(mask, agreements[agreement.Symbol]);
                    Set(mask, agreements[agreement.Symbol] + 1);
                    break;
                case Mention.Agreements:
                    foreach (var bit in agreements.Values)
                    {
                        Set(mask, bit);
                        Set(mask, bit + 1);
                    }

                    break;
                case Mention.Form or Mention.Claim:
                    for (var bit = forms; bit < forms + ofForms; bit++)
                    {
                        Set(mask, bit);
                    }

                    break;
                case Mention.Beside beside:
                    // Lint makes conditions of those written, so their selectors are known.
                    Set(mask, besides[beside.Condition.Categories]);
                    break;
                case Mention.Population population:
                    MarkPopulation(mask, population.Symbol);
                    break;
            }
        }
    }

    private void AddExceptions(ImmutableArray<RuleException> blocks)
    {
        foreach (var block in blocks)
        {
            exceptions.Add(block, AddScope(block.Scope, block.AppliesByCovering));
            AddExceptions(block.Exceptions);
        }
    }

    /// <summary>Whether values can be tried out, and how strong a form a purpose lets through.</summary>
    private void AddForms()
    {
        foreach (bool? enumerable in (ReadOnlySpan<bool?>)[true, false])
        {
            var names = new ulong[(vocabulary.Categories.Count >> 6) + 1];
            foreach (var category in vocabulary.Categories.All.Where(c => StatedFlow.IsEnumerable(vocabulary, c) == enumerable))
            {
                Set(names, category.Id);
            }

            Add(names, default, default, anyPartner: true, anyPurpose: true);
        }

        for (var rank = 0; rank < vocabulary.Forms.Count; rank++)
        {
            var names = new ulong[(vocabulary.Purposes.Count >> 6) + 1];
            foreach (var purpose in vocabulary.Purposes.All.Where(p => FieldForms.Cap(vocabulary, p) == rank))
            {
                Set(names, purpose.Id);
            }

            Add(default, default, names, anyCategory: true, anyPartner: true);
        }
    }

    /// <summary>Whether something below a category is touched, which then may be sent beside it.</summary>
    private void AddBeside(ResolvedSelector<CategorySymbol> selector)
    {
        if (!besides.ContainsKey(selector))
        {
            var names = new ulong[(vocabulary.Categories.Count >> 6) + 1];
            foreach (var category in vocabulary.Categories.All.Where(selector.TouchesBelow))
            {
                Set(names, category.Id);
            }

            besides.Add(selector, Add(names, default, default, anyPartner: true, anyPurpose: true));
        }
    }

    private int AddScope(Scope scope, bool covering) =>
        Add(scope.Categories.Bits(covering), scope.Partners.Bits(covering), scope.Purposes.Bits(covering));

    private int Add(
        ReadOnlySpan<ulong> categories,
        ReadOnlySpan<ulong> partners,
        ReadOnlySpan<ulong> purposes,
        bool anyCategory = false,
        bool anyPartner = false,
        bool anyPurpose = false
    )
    {
        var bit = fill.Count;
        fill.Add(
            (
                Writer(categories.ToArray(), bit, anyCategory),
                Writer(partners.ToArray(), bit, anyPartner),
                Writer(purposes.ToArray(), bit, anyPurpose)
            )
        );
        return bit;
    }

    private static Action<ulong[][]> Writer(ulong[] names, int bit, bool any) =>
        rows =>
        {
            for (var name = 0; name < rows.Length; name++)
            {
                if (any || Bits.Has(names, name))
                {
                    Set(rows[name], bit);
                }
            }
        };

    private ulong[][] Fill(
        int count,
        Func<(Action<ulong[][]> Categories, Action<ulong[][]> Partners, Action<ulong[][]> Purposes), Action<ulong[][]>> part
    )
    {
        var rows = new ulong[count][];
        for (var name = 0; name < count; name++)
        {
            rows[name] = new ulong[Words];
        }

        foreach (var object_ in fill)
        {
            part(object_)(rows);
        }

        return rows;
    }

    private ulong[] Mask(IEnumerable<Rule> rules)
    {
        var mask = new ulong[Words];
        foreach (var rule in rules)
        {
            Set(mask, rule.Id);
        }

        return mask;
    }

    private static void Set(ulong[] bits, int bit) => bits[bit >> 6] |= 1ul << bit;
}
