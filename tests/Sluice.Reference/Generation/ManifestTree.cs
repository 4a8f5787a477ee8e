namespace Sluice.Reference.Generation;

/// <summary>A manifest as maps (lists of pairs), lists and scalars, before it becomes YAML or JSON.</summary>
public static class ManifestTree
{
    /// <summary>
    /// The tree: pairs, lists, and scalars that are strings, booleans and decimals; texts are marked by <see cref="PlainText"/>.
    /// </summary>
    public static List<KeyValuePair<string, object>> Of(PlainManifest manifest)
    {
        var map = new List<KeyValuePair<string, object>>();
        Add(map, "transfer", manifest.Transfer);
        Add(map, "to", manifest.To);
        Add(map, "onward", manifest.Onward.Count == 0 ? null : manifest.Onward.Select(Onward).ToList());
        Add(map, "purpose", OneOrList(manifest.Purposes));
        Add(map, "on", manifest.On is { } on ? ConditionPrinter.Print(on) : null);
        Period(map, manifest.Period);
        Add(map, "agreement", OneOrList(manifest.Agreements));
        Add(map, "evidence", Evidence(manifest));
        Facts(map, manifest.Facts);
        Add(map, "people", manifest.People is { } people ? (decimal)people : null);
        Add(map, "records", manifest.Records is { } records ? (decimal)records : null);
        Add(map, "frequency", manifest.Frequency);
        Add(map, "destination", manifest.Destination);
        Add(map, "consent", manifest.Consents.Count == 0 ? null : manifest.Consents.Select(c => Pair(c.Key, Statement(c.Value))).ToList());
        Add(map, "datasets", manifest.Datasets.Select(d => Pair(d.Name, Dataset(d))).ToList());
        if (manifest.Consents.Values.Any(c => c.Holds == "ledger"))
        {
            Add(map, "ledger", new List<KeyValuePair<string, object>> { Pair("source", "consents.parquet") });
        }

        return map;
    }

    private static KeyValuePair<string, object> Pair(string key, object value) => new(key, value);

    private static void Add(List<KeyValuePair<string, object>> map, string key, object? value)
    {
        if (value is not null)
        {
            map.Add(Pair(key, value));
        }
    }

    private static object? OneOrList(IReadOnlyList<string> names) =>
        names.Count switch
        {
            0 => null,
            1 => names[0],
            _ => names.Cast<object>().ToList(),
        };

    private static object Scalar(PlainValue value) =>
        value switch
        {
            PlainBoolean boolean => boolean.Value,
            PlainNumber number => number.Value,
            PlainText text => text,
            _ => ConditionPrinter.Print(value),
        };

    private static object Onward(PlainOnward onward)
    {
        if (onward.Purposes.Count == 0 && onward.Fields.Count == 0)
        {
            return onward.To;
        }

        var map = new List<KeyValuePair<string, object>> { Pair("to", onward.To) };
        Add(map, "purpose", OneOrList(onward.Purposes));
        Add(map, "fields", onward.Fields.Count == 0 ? null : onward.Fields.Cast<object>().ToList());
        return map;
    }

    private static object? Evidence(PlainManifest manifest)
    {
        if (manifest.Evidence.Count == 0)
        {
            return null;
        }

        // "a map from agreement to list when several are named"
        return manifest.Agreements.Count == 1
            ? manifest.Evidence.Values.Single().Cast<object>().ToList()
            : manifest.Evidence.Select(e => Pair(e.Key, e.Value.Cast<object>().ToList())).ToList();
    }

    private static void Period(List<KeyValuePair<string, object>> map, PlainPeriod period)
    {
        Add(map, "from", period.From is { } from ? ConditionPrinter.Print(from) : null);
        Add(map, "until", period.Until is { } until ? ConditionPrinter.Print(until) : null);
        Add(map, "through", period.Through is { } through ? ConditionPrinter.Print(through) : null);
    }

    private static void Facts(List<KeyValuePair<string, object>> map, PlainFacts facts)
    {
        Add(map, "population", facts.Population);
        Add(map, "retention", facts.Retention is { } retention ? ConditionPrinter.Print(retention) : null);
        Add(map, "attributes", facts.Attributes.Count == 0 ? null : facts.Attributes.Select(a => Pair(a.Key, Scalar(a.Value))).ToList());
    }

    private static object Statement(PlainConsentStatement statement)
    {
        if (!statement.Period.IsBounded)
        {
            return statement.Holds;
        }

        var map = new List<KeyValuePair<string, object>> { Pair("holds", statement.Holds) };
        Period(map, statement.Period);
        return map;
    }

    private static List<KeyValuePair<string, object>> Dataset(PlainDataset dataset)
    {
        var map = new List<KeyValuePair<string, object>> { Pair("source", dataset.Name + ".parquet"), Pair("key", "user_id") };
        Facts(map, dataset.Facts);
        Add(map, "subject", dataset.Subject.Count == 0 ? null : dataset.Subject.Select(s => Pair(s.Key, s.Value)).ToList());
        Add(map, "fields", dataset.Fields.Select(f => Pair(f.Name, Field(f))).ToList());
        return map;
    }

    private static List<KeyValuePair<string, object>> Field(PlainField field)
    {
        var map = new List<KeyValuePair<string, object>> { Pair("category", OneOrList(field.Categories)!) };
        var uses = field.Techniques.Select(Use).ToList();
        Add(
            map,
            "technique",
            uses.Count == 0 ? null
                : uses.Count == 1 ? uses[0]
                : uses
        );
        Add(map, "claims", field.Claims);
        Facts(map, field.Facts);
        return map;
    }

    private static object Use(PlainTechniqueUse use) =>
        use.Arguments.Count == 0
            ? use.Name
            : new List<KeyValuePair<string, object>> { Pair(use.Name, use.Arguments.Select(a => Pair(a.Key, Scalar(a.Value))).ToList()) };
}
