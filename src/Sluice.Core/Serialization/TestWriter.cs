using Sluice.Core.Model;

namespace Sluice.Core.Serialization;

/// <summary>The tests of a policy set. Dictionaries are written in a fixed order.</summary>
internal static class TestLayoutWriter
{
    public static void Write(PartWriter part, PolicyTest test)
    {
        part.Text(test.Description);
        part.OptionalText(test.Case);
        part.Symbols(test.Categories);
        part.Symbols(test.Partners);
        part.Symbols(test.Purposes);
        part.OptionalSymbol(test.Population);
        part.Day(test.Dates.On);
        part.Flag(test.Dates.Standing is not null);
        if (test.Dates.Standing is { } standing)
        {
            part.Period(standing);
        }

        part.OptionalLocation(test.Dates.Location);
        part.Many(test.Techniques, use =>
        {
            part.Symbol(use.Technique);
            part.Many([.. use.Arguments.OrderBy(static a => a.Key.Index)], argument =>
            {
                part.Symbol(argument.Key);
                ValueParts.Write(part, argument.Value.Value);
                part.Location(argument.Value.Location);
            });
            part.Location(use.Location);
        });
        part.OptionalSymbol(test.Claim);
        part.Many([.. test.Consents.OrderBy(static c => c.Key.Id)], consent =>
        {
            part.Symbol(consent.Key);
            part.Number((int)consent.Value);
        });
        part.Symbols(test.Agreements);
        part.Texts(test.Evidence);
        part.Many([.. test.Facts.OrderBy(static f => f.Key)], fact =>
        {
            part.Number((int)fact.Key);
            ValueParts.Write(part, fact.Value);
        });
        part.Many([.. test.Attributes.OrderBy(static a => a.Key.Id)], attribute =>
        {
            part.Symbol(attribute.Key);
            ValueParts.Write(part, attribute.Value);
        });
        part.Many(test.Expectations, expected =>
        {
            part.Number((int)expected.Verdict);
            part.Texts(expected.Rules);
            part.Flag(expected.Only);
            part.Location(expected.Location);
        });
        part.Location(test.Location);
    }
}
