using System.Collections.Immutable;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// The transfer that a test describes: one dataset, a field for each category, everything else stated for the whole transfer.
/// </summary>
public static class TestTransfer
{
    /// <summary>The manifest, as if it had been read from a file. Its places are those of the test.</summary>
    public static TransferManifest Of(PolicyTest test)
    {
        var at = test.Location;
        return new TransferManifest
        {
            Source = at.Source,
            Span = at.Span,
            Digest = "",
            Name = new Located<string>(test.Name, at),
            Recipients = [.. test.Partners.Select((p, i) => new Recipient(p, at, Onward: i > 0, [], null))],
            Purposes = [.. test.Purposes.Select(p => new Located<PurposeSymbol>(p, at))],
            Dates = test.Dates,
            Agreements = [.. test.Agreements.Distinct().Select(a => new Located<AgreementSymbol>(a, at))],
            Evidence = test.Agreements.Distinct().ToImmutableDictionary(static a => a, _ => test.Evidence),
            Facts = test
                .Facts.Where(static f => !BuiltinFacts.Of(f.Key).IsPerField)
                .ToImmutableDictionary(static f => f.Key, f => new Located<Value>(f.Value, at)),
            Stated = new StatedFacts(
                test.Population is null ? null : new Located<PopulationSymbol>(test.Population, at),
                [
                    .. test
                        .Facts.Where(static f => BuiltinFacts.Of(f.Key).IsPerField)
                        .OrderBy(static f => f.Key)
                        .Select(f => new StatedFact(f.Key, new Located<Value>(f.Value, at))),
                ],
                StatedAttributes.Of([.. test.Attributes.Select(a => new StatedAttribute(a.Key, a.Value, at))])
            ),
            Consents = test.Consents.ToImmutableDictionary(
                static c => c.Key,
                c => new Located<ConsentStatement>(new ConsentStatement(c.Value, Period.Always), at)
            ),
            Datasets =
            [
                new Dataset
                {
                    Name = new Located<string>("test", at),
                    Fields = [.. test.Categories.Distinct().Select(c => Field(test, c))],
                },
            ],
        };
    }

    private static DataField Field(PolicyTest test, CategorySymbol category) =>
        new()
        {
            Name = new Located<string>(category.Name, test.Location),
            Categories = [new Located<CategorySymbol>(category, test.Location)],
            Techniques = test.Techniques,
            Claim = test.Claim is null ? null : new Located<FormSymbol>(test.Claim, test.Location),
        };
}
