using Sluice.Cli.Tests.Records;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>The same rows in every engine, and what has to be written of them.</summary>
internal static class WrittenRows
{
    /// <summary>One row with a cell of each type, as it is written whichever engine it came from.</summary>
    public static readonly string Line =
        "{\"price\":1.50,\"small\":0.000000000000000001,\"r\":0.1,\"large\":1E+23,\"seven\":7.0,\"nothing\":\"NaN\",\"day\":\"2024-05-01\",\"at\":\"2024-05-01 21:30:00.123456Z\",\"here\":\"2024-05-01 23:30:00.12\","
        + $"\"bin\":\"{string.Concat(Enumerable.Repeat("yv6X", 40))}\",\"list\":[1,null],\"pairs\":{{\"k\":1.50}},\"inner\":{{\"a\":1,\"b\":\"ö\\\"\"}},\"none\":null}}\n";

    /// <summary>A manifest whose rows have these columns, all of which may leave.</summary>
    public static void Manifest(RowWorkspace workspace, string columns) =>
        workspace.Manifest(fields: string.Join(", ", columns.Split(' ').Select(static c => $"{c}: {{ category: data.id }}")));

    /// <summary>Three people, of whom two may leave.</summary>
    public static string Prepare(Cluster cluster, RowWorkspace workspace)
    {
        var schema = cluster.NewSchema();
        cluster.Execute(
            $"CREATE TABLE {schema}.people {(cluster.Name == "spark" ? "USING parquet " : "")}AS SELECT * FROM (VALUES ('p1', true, 1, 'a'), ('p2', false, 2, 'b'), ('p4', true, 4, 'd')) AS t(key, grown, id, value)"
        );
        workspace.Manifest();
        return schema;
    }
}
