using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>What a real Trino lets out is what the rules let out, whatever the types of its columns.</summary>
[Collection(TrinoCollection.Name)]
[Trait("Category", "Slow")]
public sealed class TrinoDifferentialTests(TrinoServer trino)
{
    private static readonly int Policies = ClusterDifferential.Policies(1);

    public static TheoryData<string> Worlds() => [.. ClusterWorld.Trino.Select(static w => w.Name)];

    [TrinoTheory]
    [MemberData(nameof(Worlds))]
    public void Filtering_and_the_printed_text_select_exactly_the_permitted_rows_and_cells(string world)
    {
        var number = ClusterWorld.Trino.Select(static w => w.Name).ToList().IndexOf(world);
        var cases = new ClusterDifferential(trino, ClusterWorld.Trino[number], number);
        var first = cases.FirstPartly(number * 1000);
        for (var policy = first; policy < first + Policies; policy++)
        {
            cases.Try(policy);
        }

        Assert.True(cases.Partly > Policies / 4, $"only {cases.Partly} of {Policies} cases let some rows pass and some not");
    }

    [TrinoFact(IsLong = true)]
    public void Pages_run_as_they_are_printed_in_its_own_client()
    {
        var cases = new ClusterDifferential(trino, ClusterWorld.Trino[0], 77);
        cases.TryPages(
            trino.RealClient,
            $"memory.pages{Environment.ProcessId}",
            Enumerable.Range(9000, Math.Max(20, ClusterDifferential.Policies(20)))
        );

        Assert.True(cases.Partly > 5, "too few pages let some rows pass and some not");
    }
}
