using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>Reads what <see cref="TestLayoutWriter"/> wrote.</summary>
internal static class TestReader
{
    private const int Holders = (int)ConsentCoverage.Ledger + 1;
    private const int Outcomes = (int)Verdict.Deny + 1;

    // What an initializer names first is read first.
    public static PolicyTest Read(PartReader part)
    {
        var names = part.Tables.Vocabulary;
        return new PolicyTest
        {
            Description = part.Text(),
            Case = part.OptionalText(),
            Categories = part.Symbols(names.Categories.All),
            Partners = part.Symbols(names.Partners.All),
            Purposes = part.Symbols(names.Purposes.All),
            Population = part.OptionalSymbol(names.Populations.All),
            Dates = ReadDates(part),
            Techniques = part.Many(ReadTechnique),
            Claim = part.OptionalSymbol(names.Forms.All),
            Consents = Dictionary(part, static part =>
                (part.Symbol(part.Tables.Vocabulary.Consents.All), (ConsentCoverage)part.Index(Holders))
            ),
            Agreements = part.Symbols(names.Agreements.All),
            Evidence = part.Texts(),
            Facts = Dictionary(part, static part => ((BuiltinFact)part.Index(BuiltinFacts.Count), ValueParts.Read(part))),
            Attributes = Dictionary(part, static part => (part.Symbol(part.Tables.Attributes), ValueParts.Read(part))),
            Expectations = part.Many(static part => new TestExpectation(
                (Verdict)part.Index(Outcomes),
                part.Texts(),
                part.Flag(),
                part.Location()
            )),
            Location = part.Location(),
        };
    }

    private static TransferDates ReadDates(PartReader part)
    {
        var on = part.Day();
        var standing = part.Flag() ? part.Period() : null;
        return new TransferDates(on, standing, part.OptionalLocation());
    }

    private static TechniqueUse ReadTechnique(PartReader part) =>
        new(
            part.Symbol(part.Tables.Vocabulary.Techniques.All),
            Dictionary(part, static part =>
                (part.Symbol(part.Tables.Parameters), new Located<Value>(ValueParts.Read(part), part.Location()))
            ),
            part.Location()
        );

    private static ImmutableDictionary<TKey, TValue> Dictionary<TKey, TValue>(PartReader part, Func<PartReader, (TKey, TValue)> read)
        where TKey : notnull
    {
        var all = ImmutableDictionary.CreateBuilder<TKey, TValue>();
        for (var left = part.Count(); left > 0; left--)
        {
            var (key, value) = read(part);
            all[key] = value;
        }

        return all.ToImmutable();
    }
}
