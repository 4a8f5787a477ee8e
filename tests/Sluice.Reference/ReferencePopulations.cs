namespace Sluice.Reference;

/// <summary>Section 3, "Populations".</summary>
public static class ReferencePopulations
{
    /// <summary>"may also stand on a dataset or a field; the nearest counts"</summary>
    public static string? Stated(ReferenceWorld world) =>
        world.Flow.Field.Facts.Population ?? world.Flow.Dataset.Facts.Population ?? world.Manifest.Facts.Population;

    /// <summary>Whether this person is in P.</summary>
    public static Kleene About(ReferenceWorld world, string population)
    {
        var stated = Stated(world);

        // "For a manifest about Q, `about P` is true when Q is P or below it"
        if (stated is not null && Tree.IsAtOrBelow(stated, population))
        {
            return Kleene.True;
        }

        // "otherwise it is, per person, the predicate of P and of every population above P that does not contain Q, joined by `and`"
        // "Without `population` nothing is claimed: `about P` is then the predicate of P and of every population above P."
        var result = Kleene.True;
        foreach (var above in world.Policy.Populations.Where(p => Tree.IsAtOrBelow(population, p.Name)))
        {
            if (stated is null || !Tree.IsAtOrBelow(stated, above.Name))
            {
                // "where one without predicate is unknown"
                var member = above.Predicate is null
                    ? world.OpenTruth("about " + above.Name)
                    : new ReferenceCondition(world, null).Evaluate(above.Predicate);
                result = KleeneLogic.And(result, member);
            }
        }

        return result;
    }
}
