using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Linting;

/// <summary>What conditions speak of, wherever they stand: in rules and their exceptions, promises, populations and techniques.</summary>
internal sealed class ConditionsInUse
{
    public ConditionsInUse(PolicyProgram program)
    {
        foreach (var rule in program.Rules.Concat(program.Invariants.Select(static i => i.Body)))
        {
            Add(rule.Required);
            Add(rule.When, rule.Unless, rule.Exceptions);
        }

        foreach (var population in program.Vocabulary.Populations.All)
        {
            Add(population.Predicate);
        }

        foreach (var clause in program.Vocabulary.Techniques.All.SelectMany(static t => t.Yields))
        {
            Add(clause.When);
        }
    }

    /// <summary>The attributes, of transfers and of people.</summary>
    public HashSet<AttributeSymbol> Attributes { get; } = [];

    /// <summary>The consents.</summary>
    public HashSet<ConsentSymbol> Consents { get; } = [];

    /// <summary>Whether some condition asks for a form or for a claim.</summary>
    public bool AskForForms { get; private set; }

    private void Add(Condition? when, Condition? unless, IEnumerable<RuleException> exceptions)
    {
        Add(when);
        Add(unless);
        foreach (var exception in exceptions)
        {
            Add(exception.When, exception.Unless, exception.Exceptions);
        }
    }

    private void Add(Condition? condition)
    {
        foreach (var part in ConditionWalker.All(condition))
        {
            switch (part)
            {
                case Condition.AttributeComparison c:
                    Attributes.Add(c.Attribute);
                    break;
                case Condition.AttributeMembership m:
                    Attributes.Add(m.Attribute);
                    break;
                case Condition.ConsentHolds consent:
                    Consents.Add(consent.Consent);
                    break;
                case Condition.FormComparison or Condition.FormMembership or Condition.ClaimRefuted:
                    AskForForms = true;
                    break;
            }
        }
    }
}
