using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Reference;

namespace Sluice.Tests.Analysis;

/// <summary>Makes a plain manifest of one that was read, so that the reference can decide what the analyser wrote.</summary>
internal static class PlainManifests
{
    public static PlainManifest Of(TransferManifest manifest) =>
        new()
        {
            Transfer = manifest.Name.Value,
            To = manifest.Recipients[0].Partner.Name,
            Purposes = [.. manifest.Purposes.Select(static p => p.Value.Name)],
            On = manifest.Dates.On,
            Agreements = [.. manifest.Agreements.Select(static a => a.Value.Name)],
            Evidence = manifest.Evidence.ToDictionary(static e => e.Key.Name, static e => (IReadOnlyList<string>)e.Value),
            Facts = Of(manifest.Stated),
            People = Number(manifest, BuiltinFact.People),
            Records = Number(manifest, BuiltinFact.Records),
            Frequency = manifest.Facts.TryGetValue(BuiltinFact.Frequency, out var frequency) ? frequency.Value.ToString() : null,
            Destination = manifest.Facts.TryGetValue(BuiltinFact.Destination, out var destination) ? destination.Value.Text : null,
            Consents = manifest.Consents.ToDictionary(
                static c => c.Key.Name,
                static c => new PlainConsentStatement(c.Value.Value.Holders.ToString().ToLowerInvariant(), PlainPeriod.Always)
            ),
            Datasets = [.. manifest.Datasets.Select(Of)],
        };

    private static PlainDataset Of(Dataset dataset) =>
        new(dataset.Name.Value, [.. dataset.Fields.Select(Of)])
        {
            Subject = dataset.Subject.ToDictionary(static s => s.Key.Name, static s => s.Value.Value),
            Facts = Of(dataset.Stated),
        };

    private static PlainField Of(DataField field) =>
        new(field.Name.Value, [.. field.Categories.Select(static c => c.Value.Name)])
        {
            Techniques =
            [
                .. field.Techniques.Select(static t => new PlainTechniqueUse(
                    t.Technique.Name,
                    t.Arguments.ToDictionary(static a => a.Key.Name, static a => Of(a.Value.Value))
                )),
            ],
            Claims = field.Claim?.Value.Name,
            Facts = Of(field.Stated),
        };

    private static PlainFacts Of(StatedFacts stated) =>
        new(
            stated.Population?.Value.Name,
            stated.Find(BuiltinFact.Retention) is { } retention ? (PlainDuration)Of(retention.Value) : null,
            stated.Attributes.ToDictionary(static a => a.Attribute.Name, static a => Of(a.Value))
        );

    private static long? Number(TransferManifest manifest, BuiltinFact fact) =>
        manifest.Facts.TryGetValue(fact, out var value) ? (long)value.Value.Number : null;

    private static PlainValue Of(Value value) =>
        value.Kind switch
        {
            ValueKind.Boolean => new PlainBoolean(value.Number != 0),
            ValueKind.Integer or ValueKind.Decimal => new PlainNumber(value.Number),
            ValueKind.Date => new PlainDate(value.ToDate()),
            ValueKind.Duration => new PlainDuration((int)value.Number, value.Unit.ToString().ToLowerInvariant()),
            ValueKind.Text => new PlainText(value.Text!),
            _ => new PlainName(value.ToString()),
        };
}
