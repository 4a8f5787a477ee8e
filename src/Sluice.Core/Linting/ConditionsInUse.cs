using Sluice.Core.Model;

namespace Sluice.Core.Linting;

/// <summary>What conditions speak of, wherever they stand: in rules and their exceptions, promises, populations and techniques.</summary>
internal sealed class ConditionsInUse
{
    public ConditionsInUse(PolicyProgram program)
    {
        var rules = program.Rules.Concat(program.Invariants.Select(static i => i.Body));
        foreach (var part in rules.SelectMany(ConditionWalker.Of).Concat(ConditionWalker.Of(program.Vocabulary)))
        {
            Add(part);
        }
    }

    /// <summary>The attributes, of transfers and of people.</summary>
    public HashSet<AttributeSymbol> Attributes { get; } = [];

    /// <summary>The consents.</summary>
    public HashSet<ConsentSymbol> Consents { get; } = [];

    /// <summary>Whether some condition asks for a form or for a claim.</summary>
    public bool AskForForms { get; private set; }

    private void Add(Condition part)
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
