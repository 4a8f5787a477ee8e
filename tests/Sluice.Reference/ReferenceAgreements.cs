namespace Sluice.Reference;

/// <summary>Section 3, "Agreement and role".</summary>
public static class ReferenceAgreements
{
    private static readonly string[] RolesByRank = ["controller", "joint_controller", "processor"];

    /// <summary>Whether the agreement holds for the flow of the world.</summary>
    public static Kleene Holds(ReferenceWorld world, string name)
    {
        var agreement = world.Policy.Agreements.Single(a => a.Name == name);
        var scopes = new ReferenceScopes(world.Policy);
        var flow = world.Flow;

        // "`agreement G` holds when the manifest names G, it is in force on the date, is with that recipient, covers the flow's
        // category and purpose, and all its evidence is given for it."
        var named = world.Manifest.Agreements.Contains(name);
        var given = world.Manifest.Evidence.TryGetValue(name, out var evidence) ? evidence : [];
        var result = KleeneLogic.Of(named);
        result = KleeneLogic.And(result, KleeneLogic.Of(scopes.CoversPartner(agreement.With, flow.Recipient)));
        result = KleeneLogic.And(result, KleeneLogic.Of(agreement.Evidence.All(given.Contains)));
        result = KleeneLogic.And(result, KleeneLogic.Of(scopes.TouchesCategory(agreement.Of, flow.Category)));
        result = KleeneLogic.And(result, KleeneLogic.Of(scopes.TouchesPurpose(agreement.For, flow.Purpose)));
        if (result == Kleene.False)
        {
            return Kleene.False;
        }

        result = KleeneLogic.And(result, world.Within(agreement.Period));

        // "Where it only touches category or purpose and the rest is given, it is unknown."
        var covers = scopes.CoversCategory(agreement.Of, flow.Category) && scopes.CoversPurpose(agreement.For, flow.Purpose);
        return covers ? result : KleeneLogic.And(result, world.OpenTruth("agreement " + name));
    }

    /// <summary>any agreement.</summary>
    public static Kleene Any(ReferenceWorld world) =>
        world.Policy.Agreements.Aggregate(Kleene.False, (any, a) => KleeneLogic.Or(any, Holds(world, a.Name)));

    /// <summary>role = R.</summary>
    public static Kleene RoleIs(ReferenceWorld world, string role)
    {
        // "`role = R` is true when an agreement with role R holds, `third_party` when none holds; unknown agreements leave it unknown."
        return role == "third_party"
            ? KleeneLogic.Not(Any(world))
            : world
                .Policy.Agreements.Where(a => a.Role == role)
                .Aggregate(Kleene.False, (any, a) => KleeneLogic.Or(any, Holds(world, a.Name)));
    }

    /// <summary>"the first of controller, joint_controller, processor that holds for certain, else `third_party`".</summary>
    public static string Shown(ReferenceWorld world) =>
        RolesByRank.FirstOrDefault(role => RoleIs(world, role) == Kleene.True) ?? "third_party";
}
