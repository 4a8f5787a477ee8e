using Sluice.Scripting.Facts;

namespace Sluice.Scripting.Hosting;

/// <summary>What a script sees, on its way to the process that runs it: read in the order in which it is written.</summary>
internal static class FactsWire
{
    public static void Write(MessageWriter to, TransferFacts facts)
    {
        to.Text(facts.Transfer);
        to.Text(facts.Title);
        to.List(facts.Recipients, r =>
        {
            to.Text(r.Name);
            to.List(r.Countries, to.Text);
            PlainWire.Write(to, r.Onward);
            to.List(r.Purposes, to.Text);
        });
        to.List(facts.Purposes, to.Text);
        to.List(facts.Categories, to.Text);
        PlainWire.Write(to, facts.On);
        PlainWire.Write(to, facts.From);
        PlainWire.Write(to, facts.Until);
        to.List(facts.Agreements, to.Text);
        to.List(facts.Evidence, e =>
        {
            to.Text(e.Key);
            to.List(e.Value, to.Text);
        });
        to.List(facts.Consents, c =>
        {
            to.Text(c.Key);
            to.Text(c.Value);
        });
        to.Text(facts.Population);
        Values(to, facts.Facts);
        Values(to, facts.Attributes);
        to.List(facts.Datasets, d =>
        {
            to.Text(d.Name);
            to.Text(d.Key);
            to.List(d.Fields, f => Field(to, f));
            PlainWire.Write(to, d.Retention);
            to.Text(d.Population);
            Values(to, d.Attributes);
        });
    }

    public static TransferFacts Read(MessageReader from) =>
        new()
        {
            Transfer = from.Text()!,
            Title = from.Text(),
            Recipients = List(from, () => new RecipientFacts(from.Text()!, Texts(from), PlainWire.Read(from) is true, Texts(from))),
            Purposes = Texts(from),
            Categories = Texts(from),
            On = (DateOnly?)PlainWire.Read(from),
            From = (DateOnly?)PlainWire.Read(from),
            Until = (DateOnly?)PlainWire.Read(from),
            Agreements = Texts(from),
            Evidence = TransferFactsBuilder.Map(from.List(() => (from.Text()!, Texts(from)))),
            Consents = TransferFactsBuilder.Map(from.List(() => (from.Text()!, from.Text()!))),
            Population = from.Text(),
            Facts = Values(from),
            Attributes = Values(from),
            Datasets = List(from, () => new DatasetFacts
                {
                    Name = from.Text()!,
                    Key = from.Text(),
                    Fields = List(from, () => Field(from)),
                    Retention = (DurationFact?)PlainWire.Read(from),
                    Population = from.Text(),
                    Attributes = Values(from),
                }),
        };

    private static void Field(MessageWriter to, FieldFacts field)
    {
        to.Text(field.Name);
        to.List(field.Categories, to.Text);
        to.List(field.Techniques, to.Text);
        to.Text(field.Claim);
        PlainWire.Write(to, field.Retention);
        to.Text(field.Population);
        Values(to, field.Attributes);
    }

    private static FieldFacts Field(MessageReader from) =>
        new()
        {
            Name = from.Text()!,
            Categories = Texts(from),
            Techniques = Texts(from),
            Claim = from.Text(),
            Retention = (DurationFact?)PlainWire.Read(from),
            Population = from.Text(),
            Attributes = Values(from),
        };

    private static void Values(MessageWriter to, IReadOnlyDictionary<string, object> values) => to.List(values, a =>
        {
            to.Text(a.Key);
            PlainWire.Write(to, a.Value);
        });

    private static IReadOnlyDictionary<string, object> Values(MessageReader from) =>
        TransferFactsBuilder.Map(from.List(() => (from.Text()!, PlainWire.Read(from)!)));

    private static IReadOnlyList<string> Texts(MessageReader from) => List(from, () => from.Text()!);

    private static IReadOnlyList<T> List<T>(MessageReader from, Func<T> read) => TransferFactsBuilder.List(from.List(read));
}
