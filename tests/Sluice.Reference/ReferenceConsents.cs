namespace Sluice.Reference;

/// <summary>Section 3, "Consent".</summary>
public static class ReferenceConsents
{
    /// <summary>Whether the consent holds for the flow of the world.</summary>
    public static Kleene Holds(ReferenceWorld world, string name)
    {
        var consent = world.Policy.Consents.Single(c => c.Name == name);
        var scopes = new ReferenceScopes(world.Policy);
        var flow = world.Flow;

        // "`consent C` is false for a flow that C's own scope does not touch."
        var touches =
            scopes.TouchesCategory(consent.Of, flow.Category)
            && scopes.TouchesPartner(consent.To, flow.Recipient)
            && scopes.TouchesPurpose(consent.For, flow.Purpose);
        if (!touches)
        {
            return Kleene.False;
        }

        var covers =
            scopes.CoversCategory(consent.Of, flow.Category)
            && scopes.CoversPartner(consent.To, flow.Recipient)
            && scopes.CoversPurpose(consent.For, flow.Purpose);
        world.Manifest.Consents.TryGetValue(name, out var stated);
        var holds = stated?.Holds;
        if (stated is not null && holds != "none")
        {
            // A period stated for a consent: outside of it the consent holds for no person.
            switch (world.Within(stated.Period))
            {
                case Kleene.False:
                    holds = "none";
                    break;
                case Kleene.Unknown:
                    return Kleene.Unknown;
            }
        }

        // "Where it only touches, it is false if the manifest says `none`, else unknown for every person, also with a ledger."
        if (!covers)
        {
            return holds == "none" ? Kleene.False : world.OpenTruth("consent " + name);
        }

        // "Where the scope covers the flow, it is what the manifest says."
        return holds switch
        {
            "all" => Kleene.True,
            "none" => Kleene.False,
            "ledger" => world.OpenTruth("ledger " + name),
            _ => world.OpenTruth("consent " + name), // "silence is unknown for every kind"
        };
    }
}
