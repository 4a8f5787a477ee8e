using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Records.Sql;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Records;

public class ConsentTermsTests
{
    [Theory]
    [InlineData("1 month")]
    [InlineData("6 months")]
    [InlineData("12 months")]
    [InlineData("2 years")]
    [InlineData("0 months")]
    [InlineData("30 days")]
    [InlineData("2 weeks")]
    [InlineData("48 hours")]
    public void The_first_day_that_counts_is_the_first_whose_end_lies_after_the_day(string lasts)
    {
        var consent = Consent(lasts);
        for (var day = new DateOnly(2023, 12, 20); day < new DateOnly(2024, 4, 10); day = day.AddDays(1))
        {
            var first = DateOnly.FromDayNumber(day.DayNumber - 1200);
            while (End(first, consent.Lasts!.Value) <= day)
            {
                first = first.AddDays(1);
            }

            Assert.Equal(first, ConsentTerms.Of(consent, day).Since);
        }
    }

    [Fact]
    public void A_term_longer_than_the_calendar_never_ends()
    {
        Assert.Null(ConsentTerms.Of(Consent("30000 months"), new DateOnly(2024, 1, 1)).Since);
        Assert.Null(ConsentTerms.Of(Consent("900000 days"), new DateOnly(2024, 1, 1)).Since);
    }

    [Fact]
    public void Part_of_a_day_is_not_exact() => Assert.False(ConsentTerms.Of(Consent("36 hours"), new DateOnly(2024, 1, 1)).IsExact);

    private static DateOnly End(DateOnly granted, Value lasts) =>
        lasts.Unit switch
        {
            DurationUnit.Months => granted.AddMonths((int)lasts.Number),
            DurationUnit.Years => granted.AddMonths((int)lasts.Number * 12),
            DurationUnit.Weeks => granted.AddDays((int)lasts.Number * 7),
            DurationUnit.Days => granted.AddDays((int)lasts.Number),
            _ => granted.AddDays((int)lasts.Number / 24),
        };

    private static ConsentSymbol Consent(string lasts)
    {
        var compiled = PolicyCompiler.Compile(
            new MemoryPolicyFiles(
                $$"""
                category a  purpose p  partner b { in SG }
                consent c { kind opt_in  of a  to b  for p  lasts {{lasts}} }
                rule r { allow a to b for p when consent c }
                """
            )
        );
        Assert.NotNull(compiled.Program);
        return compiled.Vocabulary.Consents.All[0];
    }
}
