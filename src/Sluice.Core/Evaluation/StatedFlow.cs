using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>A flow with everything the manifest states for it; the nearest statement counts.</summary>
/// <param name="program">The policy set.</param>
/// <param name="manifest">The transfer.</param>
/// <param name="flow">One of its flows.</param>
/// <param name="budget">What searches about it may do, together with those about others of the same transfer; null for its own.</param>
internal sealed class StatedFlow(PolicyProgram program, TransferManifest manifest, Flow flow, StepBudget? budget = null)
{
    private StepBudget? own = budget;
    private AssumedPeople? people;
    private bool isAboutPeople = true;

    public PolicyProgram Program { get; } = program;

    /// <summary>What searches about the flow may do.</summary>
    public StepBudget Budget => own ??= new StepBudget();

    public TransferManifest Manifest { get; } = manifest;

    public Flow Flow { get; } = flow;

    public FlowNames Names { get; } = flow.Names;

    public CategorySymbol Category => Names.Category;

    public PartnerSymbol Partner => Names.Partner;

    public PurposeSymbol Purpose => Names.Purpose;

    public PopulationSymbol? Population { get; } =
        (flow.Field.Stated.Population ?? flow.Dataset.Stated.Population ?? manifest.Stated.Population)?.Value;

    /// <summary>Who can be in the transfer; null where nothing is assumed of them.</summary>
    public AssumedPeople? People
    {
        get
        {
            if (people is null && isAboutPeople)
            {
                people = AssumedPeople.Of(this, Population);
                isAboutPeople = people is not null;
            }

            return people;
        }
    }

    /// <summary>The same flow, with nothing concluded from what the transfer is about.</summary>
    public StatedFlow OfAnybody() => new(Program, Manifest, Flow, Budget) { isAboutPeople = false };

    /// <summary>The strongest rank data can have under the flow's purpose.</summary>
    public int FormCap => FieldForms.Cap(Program.Vocabulary, Purpose);

    /// <summary>Whether the attribute is a column: known of each person, or null for that person.</summary>
    public bool IsPerPerson(AttributeSymbol attribute) => attribute.OfSubject && Flow.Dataset.Subject.ContainsKey(attribute);

    /// <summary>Whether the consent differs from person to person in this flow.</summary>
    public bool IsPerPerson(ConsentSymbol consent) =>
        Manifest.Consents.TryGetValue(consent, out var statement)
        && statement.Value.Holders == ConsentCoverage.Ledger
        && consent.Scope.Covers(Names);

    public bool IsPerPerson(Variable variable) =>
        variable switch
        {
            Variable.Attribute attribute => IsPerPerson(attribute.Symbol),
            Variable.Consent consent => IsPerPerson(consent.Symbol),
            _ => false,
        };

    /// <summary>The value stated for an attribute of the transfer, or null.</summary>
    public Value? Stated(AttributeSymbol attribute)
    {
        // A manifest never states an attribute of people; a test does, and means one person.
        return
            Flow.Field.Stated.Attributes.TryGetValue(attribute, out var value)
            || Flow.Dataset.Stated.Attributes.TryGetValue(attribute, out value)
            || Manifest.Stated.Attributes.TryGetValue(attribute, out value)
            ? value
            : null;
    }

    /// <summary>The value stated for a built-in fact other than the date, or null.</summary>
    public Value? Stated(BuiltinFact fact) => Find(fact)?.Value;

    /// <summary>The statement of a built-in fact other than the date that counts for the flow, which is the nearest, or null.</summary>
    public Located<Value>? Find(BuiltinFact fact) =>
        BuiltinFacts.Of(fact).IsPerField
            ? Flow.Field.Stated.Find(fact) ?? Flow.Dataset.Stated.Find(fact) ?? Manifest.Stated.Find(fact)
            : Manifest.Facts.GetValueOrDefault(fact);

    /// <summary>Whether what else goes along is touched; unknown where that depends on what lies below a category.</summary>
    public Truth IsBeside(Condition.Beside asked) => BesideEvaluator.AreThere(asked, Manifest, Flow.Field, Category, Partner);

    /// <summary>
    /// Whether all values of the category can be tried out: a domain of at most 10^12 at, above or below it; null where no
    /// domain tells.
    /// </summary>
    public bool? IsEnumerable() => IsEnumerable(Program.Vocabulary, Category);

    /// <summary>The same for any category.</summary>
    public static bool? IsEnumerable(Vocabulary vocabulary, CategorySymbol category)
    {
        var nearest = NearestDomain(category);
        if (nearest <= EnumerableLimit)
        {
            return true;
        }

        foreach (var below in vocabulary.Categories.All.AsSpan()[category.Id..category.End])
        {
            if (below.Domain <= EnumerableLimit)
            {
                return true;
            }
        }

        return nearest is null ? null : false;
    }

    /// <summary>The domain at the category or the nearest above.</summary>
    public decimal? NearestDomain() => NearestDomain(Category);

    private static decimal? NearestDomain(CategorySymbol named)
    {
        for (TreeSymbol? category = named; category is not null; category = category.Parent)
        {
            if (((CategorySymbol)category).Domain is { } domain)
            {
                return domain;
            }
        }

        return null;
    }

    /// <summary>Up to this many values can be tried out one by one.</summary>
    public const decimal EnumerableLimit = 1_000_000_000_000m;
}
