using System.Collections.ObjectModel;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Scripting.Facts;

/// <summary>Makes the plain data that scripts see.</summary>
internal static class TransferFactsBuilder
{
    public static TransferFacts Build(TransferManifest manifest) =>
        new()
        {
            Transfer = manifest.Name.Value,
            Title = manifest.Title,
            Recipients = List(manifest.Recipients.Select(r => Recipient(manifest, r))),
            Purposes = List(manifest.Purposes.Select(static p => p.Value.Name)),
            Categories = List(
                manifest
                    .Datasets.SelectMany(static d => d.Fields)
                    .SelectMany(static f => f.Categories)
                    .Select(static c => c.Value.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            ),
            On = manifest.Dates.On,
            From = manifest.Dates.Standing?.From,
            Until = manifest.Dates.Standing?.Until,
            Agreements = List(manifest.Agreements.Select(static a => a.Value.Name)),
            Evidence = Map<IReadOnlyList<string>>(manifest.Evidence.Select(static e => (e.Key.Name, (IReadOnlyList<string>)List(e.Value)))),
            Consents = Map(manifest.Consents.Select(static c => (c.Key.Name, Holders(c.Value.Value.Holders)))),
            Population = manifest.Stated.Population?.Value.Name,
            Facts = Map(
                manifest
                    .Facts.Select(static f => (f.Key, f.Value))
                    .Concat(manifest.Stated.Facts.Select(static f => (Key: f.Fact, f.Value)))
                    .Select(static f => (BuiltinFacts.NameOf(f.Key), Plain(f.Value.Value)))
            ),
            Attributes = Attributes(manifest.Stated),
            Datasets = List(manifest.Datasets.Select(Dataset)),
        };

    private static RecipientFacts Recipient(TransferManifest manifest, Recipient recipient) =>
        new(
            recipient.Partner.Name,
            List(recipient.Partner.Countries.Order(StringComparer.Ordinal)),
            recipient.Onward,
            List((recipient.Purposes.IsEmpty ? manifest.Purposes : recipient.Purposes).Select(static p => p.Value.Name))
        );

    private static DatasetFacts Dataset(Dataset dataset) =>
        new()
        {
            Name = dataset.Name.Value,
            Key = dataset.Key?.Value,
            Fields = List(dataset.Fields.Select(Field)),
            Retention = Retention(dataset.Stated),
            Population = dataset.Stated.Population?.Value.Name,
            Attributes = Attributes(dataset.Stated),
        };

    private static FieldFacts Field(DataField field) =>
        new()
        {
            Name = field.Name.Value,
            Categories = List(field.Categories.Select(static c => c.Value.Name)),
            Techniques = List(field.Techniques.Select(static t => t.Technique.Name)),
            Claim = field.Claim?.Value.Name,
            Retention = Retention(field.Stated),
            Population = field.Stated.Population?.Value.Name,
            Attributes = Attributes(field.Stated),
        };

    private static DurationFact? Retention(StatedFacts stated) =>
        stated.Find(BuiltinFact.Retention) is { } retention ? Duration(retention.Value) : null;

    private static DurationFact Duration(Value value) => new(value.Number, value.Unit.ToString().ToLowerInvariant());

    private static string Holders(ConsentCoverage holders) =>
        holders switch
        {
            ConsentCoverage.All => "all",
            ConsentCoverage.Ledger => "ledger",
            _ => "none",
        };

    private static IReadOnlyDictionary<string, object> Attributes(StatedFacts stated) =>
        Map(stated.Attributes.Select(static a => (a.Attribute.Name, Plain(a.Value))));

    private static object Plain(Value value) =>
        value.Kind switch
        {
            ValueKind.Boolean => value.Number != 0,
            ValueKind.Date => value.ToDate(),
            ValueKind.Duration => Duration(value),
            ValueKind.Integer or ValueKind.Decimal => value.Number,
            ValueKind.Frequency => value.ToString(),
            _ => value.Text!,
        };

    public static ReadOnlyCollection<T> List<T>(IEnumerable<T> items) => Array.AsReadOnly(items.ToArray());

    // Sorted: the order of a hash table differs from process to process.
    public static ReadOnlyDictionary<string, T> Map<T>(IEnumerable<(string Key, T Value)> pairs)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            sorted[key] = value;
        }

        return new ReadOnlyDictionary<string, T>(sorted);
    }
}
