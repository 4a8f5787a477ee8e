using Sluice.Reference.Generation;

namespace Sluice.Reference;

/// <summary>Section 1, "Conditions": what else goes.</summary>
public static class ReferenceBeside
{
    /// <summary>The truth of `beside SELECTOR` or `beside N of SELECTOR` for the flow of the world.</summary>
    public static Kleene Holds(ReferenceWorld world, PlainBeside beside)
    {
        var scopes = new ReferenceScopes(world.Policy);
        var names = world.Policy.Categories.Select(c => c.Name).ToList();
        var own = world.Flow.Category;

        // "touches it"
        var there = Others(world).Where(category => scopes.TouchesCategory(beside.Selector, category)).Distinct().ToList();

        // "for a category with others below, what lies below may be beside it", "what lies below the flow's own category may be there too"
        var below = names.Any(name => IsBelow(name, own) && scopes.TouchesCategory(beside.Selector, name));

        if (beside.Number is not { } least)
        {
            return there.Count > 0 ? Kleene.True
                : below ? Open(world, beside)
                : Kleene.False;
        }

        // "one with others below counts one, nothing where one below it is there too"
        var count = there.Count(category => !there.Any(other => IsBelow(other, category)));
        if (count >= least)
        {
            return Kleene.True;
        }

        // "and may stand for any number"
        var coarse = there.Any(category => names.Any(name => IsBelow(name, category)));
        return coarse || below ? Open(world, beside) : Kleene.False;
    }

    // "something else that goes, in the same transfer, to the same recipient or one above or below it, for whatever purpose […]: another
    // category of the same field, or another field of this or any other dataset"
    private static IEnumerable<string> Others(ReferenceWorld world) =>
        ReferenceFlows
            .Of(world.Manifest)
            .Where(flow => Tree.IsOnOneLine(flow.Recipient, world.Flow.Recipient))
            .Where(flow =>
                flow.Dataset.Name != world.Flow.Dataset.Name
                || flow.Field.Name != world.Flow.Field.Name
                || flow.Category != world.Flow.Category
            )
            .Select(flow => flow.Category);

    private static bool IsBelow(string name, string above) => name != above && Tree.IsAtOrBelow(name, above);

    // "It is named […] by its own text (`beside c.b`)."
    private static Kleene Open(ReferenceWorld world, PlainBeside beside) => world.OpenTruth(ConditionPrinter.Print(beside));
}
