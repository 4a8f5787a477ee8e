namespace Sluice.Reference.Generation;

/// <summary>Names every shape of a manifest that occurs in a case.</summary>
public static class ManifestConstructs
{
    /// <summary>The shapes, with repetition.</summary>
    public static IEnumerable<string> In(PlainCase input)
    {
        var manifest = input.Manifest;
        yield return manifest.On is not null ? "on"
        : manifest.Period.Until is not null ? "from until"
        : manifest.Period.Through is not null ? "from through"
        : manifest.Period.From is not null ? "from"
        : input.AsOf is not null ? "as of"
        : "no date";
        yield return $"{Math.Min(2, manifest.Purposes.Count)} purposes";
        yield return $"{Math.Min(2, manifest.Agreements.Count)} agreements";
        yield return $"{manifest.Datasets.Count} datasets";
        yield return manifest.Evidence.Count == 0 ? "no evidence"
        : manifest.Agreements.Count == 1 ? "evidence list"
        : "evidence map";
        foreach (var construct in Shapes(manifest).Concat(manifest.Datasets.SelectMany(Shapes)))
        {
            yield return construct;
        }
    }

    private static IEnumerable<string> Shapes(PlainManifest manifest)
    {
        foreach (var onward in manifest.Onward)
        {
            yield return "onward" + (onward.Purposes.Count > 0 ? " with purpose" : "") + (onward.Fields.Count > 0 ? " with fields" : "");
        }

        foreach (var (_, statement) in manifest.Consents)
        {
            yield return "consent for " + statement.Holds + (statement.Period.IsBounded ? " for a period" : "");
        }

        foreach (var construct in Facts("transfer", manifest.Facts))
        {
            yield return construct;
        }

        yield return manifest.People is null ? "people unknown" : "people";
        yield return manifest.Records is null ? "records unknown" : "records";
        yield return manifest.Frequency is null ? "frequency unknown" : "frequency";
        yield return manifest.Destination is null ? "destination unknown" : "destination";
    }

    private static IEnumerable<string> Shapes(PlainDataset dataset)
    {
        yield return $"{dataset.Subject.Count} subject columns";
        foreach (var construct in Facts("dataset", dataset.Facts))
        {
            yield return construct;
        }

        foreach (var field in dataset.Fields)
        {
            yield return $"{field.Categories.Count} categories";
            yield return $"{field.Techniques.Count} techniques";
            yield return field.Claims is null ? "no claim" : "claim";
            if (field.Techniques.Any(t => t.Arguments.Count > 0))
            {
                yield return "technique arguments";
            }

            foreach (var construct in Facts("field", field.Facts))
            {
                yield return construct;
            }
        }
    }

    private static IEnumerable<string> Facts(string place, PlainFacts facts)
    {
        if (facts.Population is not null)
        {
            yield return "population on " + place;
        }

        if (facts.Retention is { } retention)
        {
            yield return "retention on " + place;
            yield return "retention in " + retention.Unit;
        }

        if (facts.Attributes.Count > 0)
        {
            yield return "attributes on " + place;
        }
    }
}
