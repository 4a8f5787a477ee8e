using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>The forms on a real Spark.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class FormSparkTests(SparkSession spark) : IDisposable
{
    private readonly FormCases cases = new(spark, " USING parquet");

    [SparkFact(IsLong = true)]
    public void Each_form_selects_the_rows_of_the_query() => FormAssert.SelectAlike(cases);

    [SparkFact(IsLong = true)]
    public void A_view_is_asked_for_the_day_it_is_read_on() => FormAssert.KnowTheDay(cases);

    public void Dispose() => cases.Dispose();
}
