using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>The forms on a real Trino.</summary>
[Collection(TrinoCollection.Name)]
[Trait("Category", "Slow")]
public sealed class FormTrinoTests(TrinoServer trino) : IDisposable
{
    private readonly FormCases cases = new(trino);

    [TrinoFact(IsLong = true)]
    public void Each_form_selects_the_rows_of_the_query() => FormAssert.SelectAlike(cases);

    [TrinoFact(IsLong = true)]
    public void A_view_is_asked_for_the_day_it_is_read_on() => FormAssert.KnowTheDay(cases);

    public void Dispose() => cases.Dispose();
}
