namespace Sluice.Reference;

/// <summary>"All in Kleene's logic": a condition in a world; nothing is cut short, so that every fact is asked for.</summary>
public sealed class ReferenceCondition(ReferenceWorld world, PlainTechnique? technique)
{
    /// <summary>The truth of the condition.</summary>
    public Kleene Evaluate(PlainCondition condition) =>
        condition switch
        {
            PlainAnd and => and.Parts.Select(Evaluate).ToArray().Aggregate(KleeneLogic.And),
            PlainOr or => or.Parts.Select(Evaluate).ToArray().Aggregate(KleeneLogic.Or),
            PlainNot not => KleeneLogic.Not(Evaluate(not.Part)),
            PlainCompare or PlainIn or PlainFlag when technique is null && SettledNull(condition) is { } settled => settled,
            PlainCompare compare => Compare(compare.Name, compare.Operator, compare.Value),
            PlainIn choice => choice.Values.Select(value => Compare(choice.Name, "=", value)).ToArray().Aggregate(KleeneLogic.Or),
            PlainFlag { Name: "enumerable" } when technique is not null => ReferenceForms.Enumerable(world),

            // "A bare boolean attribute is a condition."
            PlainFlag flag => Compare(flag.Name, "=", new PlainBoolean(true)),
            PlainConsentHolds consent => ReferenceConsents.Holds(world, consent.Name),
            PlainAgreementHolds agreement => ReferenceAgreements.Holds(world, agreement.Name),
            PlainAnyAgreement => ReferenceAgreements.Any(world),
            PlainRoleIs { Operator: "=" } role => ReferenceAgreements.RoleIs(world, role.Role),
            PlainRoleIs role => KleeneLogic.Not(ReferenceAgreements.RoleIs(world, role.Role)),
            PlainFormIs form => ReferenceForms.Compare(world, form.Operator, form.Form),
            PlainClaimRefuted => ReferenceForms.ClaimRefuted(world),
            PlainAbout about => ReferencePopulations.About(world, about.Population),
            PlainBeside beside => ReferenceBeside.Holds(world, beside),
            _ => throw new InvalidOperationException(condition.ToString()),
        };

    /// <summary>What follows of a comparison with an attribute that is not known of the person; null where nothing does.</summary>
    private Kleene? SettledNull(PlainCondition comparison)
    {
        var name =
            comparison is PlainCompare c ? c.Name
            : comparison is PlainIn i ? i.Name
            : ((PlainFlag)comparison).Name;
        var isNull =
            world.Policy.Attributes.Any(a => a.Subject && a.Name == name) && world.Tried.GetValueOrDefault("subject " + name) is null;
        return isNull && ReferencePeople.Settled(world, comparison) is var settled and not Kleene.Unknown ? settled : null;
    }

    private Kleene Compare(string name, string op, PlainValue literal)
    {
        if (technique?.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter)
        {
            // "Parameters not given in the manifest are unknown."
            var use = world.Flow.Field.Techniques.Single(t => t.Name == technique.Name);
            var given = use.Arguments.GetValueOrDefault(name) ?? world.Open($"parameter {technique.Name}.{name}");
            return ReferenceValues.Compare(world, given, parameter.Kind, op, literal);
        }

        var value = ReferenceFacts.ValueOf(world, name);
        return ReferenceValues.Compare(world, value, ReferenceFacts.KindOf(world.Policy, name), op, literal);
    }
}
