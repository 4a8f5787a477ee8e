namespace Sluice.Reference.Generation;

/// <summary>Manifests with one thing less.</summary>
public static class ManifestCuts
{
    /// <summary>All of them.</summary>
    public static IEnumerable<PlainManifest> Of(PlainManifest manifest)
    {
        return Cuts.Without(manifest.Datasets, 1)
            .Select(d => manifest with { Datasets = d })
            .Concat(Cuts.Without(manifest.Onward).Select(o => manifest with { Onward = o }))
            .Concat(Cuts.Inside(manifest.Datasets, Dataset).Select(d => manifest with { Datasets = d }))
            .Concat(Cuts.Without(manifest.Purposes, 1).Select(p => manifest with { Purposes = p }))
            .Concat(Cuts.Inside(manifest.Onward, Onward).Select(o => manifest with { Onward = o }))
            .Concat(Cuts.Without(manifest.Consents).Select(c => manifest with { Consents = c }))
            .Concat(Cuts.Inside(manifest.Consents, Statement).Select(c => manifest with { Consents = c }))
            .Concat(
                Cuts.Without(manifest.Agreements)
                    .Select(a =>
                        manifest with
                        {
                            Agreements = a,
                            Evidence = manifest.Evidence.Where(e => a.Contains(e.Key)).ToDictionary(),
                        }
                    )
            )
            .Concat(Cuts.Without(manifest.Evidence).Select(e => manifest with { Evidence = e }))
            .Concat(Facts(manifest.Facts).Select(f => manifest with { Facts = f }))
            .Concat(Scalars(manifest));
    }

    private static IEnumerable<PlainManifest> Scalars(PlainManifest manifest)
    {
        if (manifest.People is not null)
        {
            yield return manifest with
            {
                People = null,
            };
        }

        if (manifest.Records is not null)
        {
            yield return manifest with
            {
                Records = null,
            };
        }

        if (manifest.Frequency is not null)
        {
            yield return manifest with
            {
                Frequency = null,
            };
        }

        if (manifest.Destination is not null)
        {
            yield return manifest with
            {
                Destination = null,
            };
        }

        if (manifest.Period.From is { } from)
        {
            yield return manifest with
            {
                Period = PlainPeriod.Always,
            };
            yield return manifest with
            {
                Period = PlainPeriod.Always,
                On = from,
            };
            if (manifest.Period != new PlainPeriod(from, null, null))
            {
                yield return manifest with
                {
                    Period = new PlainPeriod(from, null, null),
                };
            }
        }

        if (manifest.On is not null)
        {
            yield return manifest with
            {
                On = null,
            };
        }
    }

    private static IEnumerable<PlainDataset> Dataset(PlainDataset dataset) =>
        Cuts.Without(dataset.Fields, 1)
            .Select(f => dataset with { Fields = f })
            .Concat(Cuts.Inside(dataset.Fields, Field).Select(f => dataset with { Fields = f }))
            .Concat(Cuts.Without(dataset.Subject).Select(s => dataset with { Subject = s }))
            .Concat(Facts(dataset.Facts).Select(f => dataset with { Facts = f }));

    private static IEnumerable<PlainField> Field(PlainField field) =>
        Cuts.Without(field.Categories, 1)
            .Select(c => field with { Categories = c })
            .Concat(Cuts.Without(field.Techniques).Select(t => field with { Techniques = t }))
            .Concat(Cuts.Inside(field.Techniques, Use).Select(t => field with { Techniques = t }))
            .Concat(field.Claims is null ? [] : [field with { Claims = null }])
            .Concat(Facts(field.Facts).Select(f => field with { Facts = f }));

    private static IEnumerable<PlainTechniqueUse> Use(PlainTechniqueUse use) =>
        Cuts.Without(use.Arguments).Select(a => use with { Arguments = a });

    private static IEnumerable<PlainOnward> Onward(PlainOnward onward)
    {
        if (onward.Purposes.Count > 0)
        {
            yield return onward with
            {
                Purposes = [],
            };
        }

        if (onward.Fields.Count > 0)
        {
            yield return onward with
            {
                Fields = [],
            };
        }
    }

    private static IEnumerable<PlainConsentStatement> Statement(PlainConsentStatement statement) =>
        statement.Period.IsBounded ? [statement with { Period = PlainPeriod.Always }] : [];

    private static IEnumerable<PlainFacts> Facts(PlainFacts facts)
    {
        if (facts.Population is not null)
        {
            yield return facts with
            {
                Population = null,
            };
        }

        if (facts.Retention is not null)
        {
            yield return facts with
            {
                Retention = null,
            };
        }

        foreach (var attributes in Cuts.Without(facts.Attributes))
        {
            yield return facts with
            {
                Attributes = attributes,
            };
        }
    }
}
