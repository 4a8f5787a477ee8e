using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>Reads tests.</summary>
internal sealed class TestReader(ByteReader bytes, Vocabulary vocabulary)
{
    private readonly ImmutableArray<AttributeSymbol> attributes = [.. SymbolNumbers.Attributes(vocabulary)];
    private readonly ImmutableArray<ParameterSymbol> parameters = [.. SymbolNumbers.Parameters(vocabulary)];

    public PolicyTest Read() => new()
    {
        Description = bytes.Text(),
        Categories = bytes.All(() => bytes.Of(vocabulary.Categories.All)),
        Partners = bytes.All(() => bytes.Of(vocabulary.Partners.All)),
        Purposes = bytes.All(() => bytes.Of(vocabulary.Purposes.All)),
        Population = OrNone(vocabulary.Populations.All),
        Dates = new TransferDates(bytes.Day(), bytes.Optional(bytes.Period), bytes.Optional(bytes.Place)),
        Techniques = bytes.All(ReadTechnique),
        Claim = OrNone(vocabulary.Forms.All),
        Consents = bytes.All(() => KeyValuePair.Create(bytes.Of(vocabulary.Consents.All), bytes.Enum<ConsentHolders>((int)ConsentHolders.Ledger + 1))).ToImmutableDictionary(),
        Agreements = bytes.All(() => bytes.Of(vocabulary.Agreements.All)),
        Evidence = bytes.Texts(),
        Facts = bytes.All(() => KeyValuePair.Create(bytes.Enum<BuiltinFact>((int)BuiltinFact.Destination + 1), bytes.Value())).ToImmutableDictionary(),
        Attributes = bytes.All(() => KeyValuePair.Create(bytes.Of(attributes), bytes.Value())).ToImmutableDictionary(),
        Expectations = bytes.All(() => new TestExpectation(bytes.Enum<Verdict>((int)Verdict.Deny + 1), bytes.Texts(), bytes.Flag(), bytes.Place())),
        Location = bytes.Place(),
    };

    private TechniqueUse ReadTechnique() => new(
        bytes.Of(vocabulary.Techniques.All),
        bytes.All(() => KeyValuePair.Create(bytes.Of(parameters), new Located<Value>(bytes.Value(), bytes.Place()))).ToImmutableDictionary(),
        bytes.Place());

    private T? OrNone<T>(ImmutableArray<T> all)
        where T : class => bytes.Index(all.Length + 1) is var number && number == 0 ? null : all[number - 1];
}
