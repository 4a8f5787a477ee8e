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
            Add(Mention.Of(part));
        }
    }

    /// <summary>The attributes, of transfers and of people.</summary>
    public HashSet<AttributeSymbol> Attributes { get; } = [];

    /// <summary>The consents.</summary>
    public HashSet<ConsentSymbol> Consents { get; } = [];

    /// <summary>Whether some condition asks for a form or for a claim.</summary>
    public bool AskForForms { get; private set; }

    private void Add(Mention? mention)
    {
        switch (mention)
        {
            case Mention.Attribute attribute:
                Attributes.Add(attribute.Symbol);
                break;
            case Mention.Consent consent:
                Consents.Add(consent.Symbol);
                break;
            case Mention.Form or Mention.Claim:
                AskForForms = true;
                break;
        }
    }
}
