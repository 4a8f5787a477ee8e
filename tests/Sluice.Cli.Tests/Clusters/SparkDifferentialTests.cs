using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>What a real Spark lets out is what the rules let out, whatever the types of its columns.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class SparkDifferentialTests(SparkSession spark)
{
    private static readonly int Policies = ClusterDifferential.Policies(1);

    public static TheoryData<string> Worlds() => [.. ClusterWorld.Spark.Select(static w => w.Name)];

    [SparkTheory]
    [MemberData(nameof(Worlds))]
    public void Filtering_and_the_printed_text_select_exactly_the_permitted_rows_and_cells(string world)
    {
        var number = ClusterWorld.Spark.Select(static w => w.Name).ToList().IndexOf(world);
        var cases = new ClusterDifferential(spark, ClusterWorld.Spark[number], number);
        var first = cases.FirstPartly(number * 1000);
        for (var policy = first; policy < first + Policies; policy++)
        {
            cases.Try(policy);
        }

        Assert.True(cases.Partly > Policies / 4, $"only {cases.Partly} of {Policies} cases let some rows pass and some not");
    }

    [SparkFact(IsLong = true)]
    public void Pages_run_as_they_are_printed_in_its_own_client()
    {
        var cases = new ClusterDifferential(spark, ClusterWorld.Spark[0], 77);
        cases.TryPages(
            spark.RealClient,
            $"pages{Environment.ProcessId}",
            Enumerable.Range(9000, Math.Max(20, ClusterDifferential.Policies(20)))
        );

        Assert.True(cases.Partly > 5, "too few pages let some rows pass and some not");
    }
}
