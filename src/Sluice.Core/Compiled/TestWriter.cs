using Sluice.Core.Ir;
using Sluice.Core.Manifests;

namespace Sluice.Core.Compiled;

/// <summary>Writes tests.</summary>
internal sealed class TestWriter(ByteWriter bytes, SymbolNumbers symbols)
{
    public void Write(PolicyTest test)
    {
        bytes.Text(test.Description);
        bytes.All(test.Categories, s => bytes.Number(symbols.Of(s)));
        bytes.All(test.Partners, s => bytes.Number(symbols.Of(s)));
        bytes.All(test.Purposes, s => bytes.Number(symbols.Of(s)));
        bytes.Number(symbols.OrNone(test.Population));
        bytes.Day(test.Dates.On);
        bytes.Optional(test.Dates.Standing, bytes.Period);
        bytes.Optional(test.Dates.Location, bytes.Place);
        bytes.All(test.Techniques, Write);
        bytes.Number(symbols.OrNone(test.Claim));
        Pairs(test.Consents, symbols.Of, static c => (int)c);
        bytes.All(test.Agreements, s => bytes.Number(symbols.Of(s)));
        bytes.Texts(test.Evidence);
        Values(test.Facts, static f => (int)f);
        Values(test.Attributes, symbols.Of);
        bytes.All(test.Expectations, Write);
        bytes.Place(test.Location);
    }

    private void Write(TechniqueUse use)
    {
        bytes.Number(symbols.Of(use.Technique));
        bytes.All([.. use.Arguments.OrderBy(a => symbols.Of(a.Key))], a =>
        {
            bytes.Number(symbols.Of(a.Key));
            bytes.Value(a.Value.Value);
            bytes.Place(a.Value.Location);
        });
        bytes.Place(use.Location);
    }

    private void Write(TestExpectation expectation)
    {
        bytes.Number((int)expectation.Verdict);
        bytes.Texts(expectation.Rules);
        bytes.Flag(expectation.Only);
        bytes.Place(expectation.Location);
    }

    // A dictionary has no order of its own, and the file must have one.
    private void Pairs<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> pairs, Func<TKey, int> key, Func<TValue, int> value) =>
        bytes.All([.. pairs.Select(p => (Key: key(p.Key), Value: value(p.Value))).OrderBy(static p => p.Key)], p =>
        {
            bytes.Number(p.Key);
            bytes.Number(p.Value);
        });

    private void Values<TKey>(IReadOnlyDictionary<TKey, Value> pairs, Func<TKey, int> key) =>
        bytes.All([.. pairs.Select(p => (Key: key(p.Key), p.Value)).OrderBy(static p => p.Key)], p =>
        {
            bytes.Number(p.Key);
            bytes.Value(p.Value);
        });
}
