namespace Sluice.Reference;

/// <summary>Section 3, "Form"; forms are numbers, 0 the weakest.</summary>
public static class ReferenceForms
{
    private const long Small = 1_000_000_000_000;

    /// <summary>Every form that is possible for the flow, after the cap.</summary>
    public static IReadOnlyList<int> Possible(ReferenceWorld world)
    {
        // "No technique: the weakest."
        var possible = new List<int> { 0 };
        foreach (var use in world.Flow.Field.Techniques)
        {
            // "Several techniques: the strongest of what each yields."
            var yields = Yields(world, world.Policy.Techniques.Single(t => t.Name == use.Name));
            possible = [.. possible.SelectMany(a => yields.Select(b => Math.Max(a, b))).Distinct()];
        }

        return [.. possible.Select(form => Math.Min(form, Cap(world))).Distinct().Order()];
    }

    /// <summary>form op F: "unknown where these differ".</summary>
    public static Kleene Compare(ReferenceWorld world, string op, string form)
    {
        var rank = Rank(world, form);
        return KleeneLogic.Agree(Possible(world).Select(possible => ReferenceValues.Holds(possible.CompareTo(rank), op)));
    }

    /// <summary>"`claim refuted` compares with the form after the cap and is false without a claim".</summary>
    public static Kleene ClaimRefuted(ReferenceWorld world)
    {
        if (world.Flow.Field.Claims is not { } claims)
        {
            return Kleene.False;
        }

        // "the field claims a stronger form than it has"
        return KleeneLogic.Agree(Possible(world).Select(possible => Rank(world, claims) > possible));
    }

    /// <summary>Whether the category's values can be tried out.</summary>
    public static Kleene Enumerable(ReferenceWorld world)
    {
        // "its own or the nearest above": the longest name at or above that has a domain.
        var nearest = world
            .Policy.Categories.Where(c => c.Domain is not null && Tree.IsAtOrBelow(world.Flow.Category, c.Name))
            .MaxBy(c => c.Name.Length)
            ?.Domain;

        // "or of any category below"
        var below = world
            .Policy.Categories.Where(c =>
                c.Domain is not null && c.Name != world.Flow.Category && Tree.IsAtOrBelow(c.Name, world.Flow.Category)
            )
            .Select(c => c.Domain!.Value);

        // "is at most 10^12"
        if (below.Any(domain => domain <= Small) || nearest <= Small)
        {
            return Kleene.True;
        }

        // "false if there is one at or above and none is that small; else unknown"
        return nearest is not null ? Kleene.False : world.OpenTruth("enumerable");
    }

    private static List<int> Yields(ReferenceWorld world, PlainTechnique technique)
    {
        // "A technique yields the form of its first `yields` whose condition is true, else the weakest; where an earlier
        // condition is unknown, every form that remains possible."
        var possible = new List<int>();
        foreach (var line in technique.Yields)
        {
            var holds = line.When is null ? Kleene.True : new ReferenceCondition(world, technique).Evaluate(line.When);
            if (holds != Kleene.False)
            {
                possible.Add(Rank(world, line.Form));
            }

            if (holds == Kleene.True)
            {
                return possible;
            }
        }

        possible.Add(0);
        return possible;
    }

    private static int Cap(ReferenceWorld world)
    {
        // "A flow whose purpose is marked `links`, or lies above or below one that is, is capped one below the strongest form
        // (`links at F`: at F)."
        var strongest = world.Policy.Forms.Count - 1;
        return world
            .Policy.Purposes.Where(p => p.Links && Tree.IsOnOneLine(p.Name, world.Flow.Purpose))
            .Select(p => p.LinksAt is null ? Math.Max(0, strongest - 1) : Rank(world, p.LinksAt))
            .Append(strongest)
            .Min();
    }

    private static int Rank(ReferenceWorld world, string form) => world.Policy.Forms.ToList().IndexOf(form);
}
