namespace Sluice.Reference;

/// <summary>What the manifest states of an attribute or a built-in fact.</summary>
public static class ReferenceFacts
{
    /// <summary>The kind of a name in a condition of a rule or a population.</summary>
    public static PlainKind KindOf(PlainPolicy policy, string name) =>
        name switch
        {
            "date" => PlainKind.Date,
            "frequency" => PlainKind.Frequency,
            "retention" => PlainKind.Duration,
            "people" or "records" => PlainKind.Integer,
            "destination" => PlainKind.Country,
            _ => policy.Attributes.Single(a => a.Name == name).Kind,
        };

    /// <summary>The value, or null when it is unknown.</summary>
    public static PlainValue? ValueOf(ReferenceWorld world, string name)
    {
        var manifest = world.Manifest;
        PlainValue? stated = name switch
        {
            "date" => world.Date is { } day ? new PlainDate(day) : null,
            "frequency" => manifest.Frequency is { } frequency ? new PlainName(frequency) : null,
            "people" => manifest.People is { } people ? new PlainNumber(people) : null,
            "records" => manifest.Records is { } records ? new PlainNumber(records) : null,
            "destination" => manifest.Destination is { } destination ? new PlainName(destination) : null,

            // "the nearest counts"
            "retention" => world.Flow.Field.Facts.Retention ?? world.Flow.Dataset.Facts.Retention ?? manifest.Facts.Retention,
            _ => Nearest(world, name),
        };
        if (stated is not null || name == "date")
        {
            return stated;
        }

        // "What a manifest does not state is unknown"
        var subject = world.Policy.Attributes.Any(a => a.Subject && a.Name == name);
        return world.Open((subject ? "subject " : "fact ") + name);
    }

    private static PlainValue? Nearest(ReferenceWorld world, string name)
    {
        PlainFacts[] places = [world.Flow.Field.Facts, world.Flow.Dataset.Facts, world.Manifest.Facts];
        return places.Select(place => place.Attributes.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
    }
}
