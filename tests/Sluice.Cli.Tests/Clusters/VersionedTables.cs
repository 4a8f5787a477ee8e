using Sluice.Cli.Tests.Records;
using Sluice.Records.Engines.Submitting;
using Sluice.Records.Sql;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// What of <c>--versions</c> an engine without Iceberg and Delta can show: it reads what it is told, and a table without versions is
/// refused.
/// </summary>
internal static class VersionedTables
{
    /// <param name="cluster">The engine.</param>
    /// <param name="client">A client that keeps what one statement prepares for the next.</param>
    /// <param name="form">How it takes statements.</param>
    /// <param name="refusal">
    /// What the engine says of versions of a table that has none; it says so only when it has understood the statement.
    /// </param>
    public static void Check(Cluster cluster, string client, ClientForm form, string refusal)
    {
        using var workspace = new RowWorkspace();
        var schema = WrittenRows.Prepare(cluster, workspace);
        var isSpark = form.Dialect is SparkDialect;
        cluster.Execute(
            $"CREATE TABLE {schema}.typed {(isSpark ? "USING parquet " : "")}AS SELECT 1 AS i, CAST(1.5 AS decimal(10,2)) AS d, 'a' AS t, DATE '2024-05-01' AS day, {(isSpark ? "current_timestamp()" : "TIMESTAMP '2024-05-01 00:00:00 UTC'")} AS at, {(isSpark ? "array(1)" : "ARRAY[1]")} AS many, true AS b"
        );
        var described = Columns(cluster.Execute($"DESCRIBE {schema}.typed"), isSpark, "Column");
        var prepared = Columns(
            cluster.Execute(client, string.Join(";\n", form.DescribeVersion($"{schema}.typed"))),
            isSpark,
            "Column Name"
        );
        Assert.Equal(7, described.Count);
        Assert.Equal(described, prepared);

        var said = Assert
            .Throws<InvalidOperationException>(() =>
                cluster.Execute($"SELECT data.i FROM {schema}.typed{form.Dialect.AsOf(6821550127947089009)} AS data")
            )
            .Message;
        Assert.Contains(refusal, said.Split('\n')[0], StringComparison.OrdinalIgnoreCase);

        foreach (var format in (string[])["iceberg", "delta"])
        {
            Assert.Equal(
                2,
                workspace.Filter(
                    "--engine",
                    cluster.Name,
                    "--submit",
                    cluster.Submit,
                    "--table",
                    $"people={schema}.people",
                    "--versions",
                    format
                )
            );
            Assert.Contains(
                $"error SLU8150: table `{schema}.people` does not say which version it is in",
                workspace.Flat,
                StringComparison.Ordinal
            );
        }
    }

    private static List<(string Name, string Type)> Columns(IReadOnlyList<string> lines, bool isSpark, string name)
    {
        var found = isSpark ? ClusterTypes.Spark(lines) : ClusterTypes.Trino([.. lines.Where(static l => l.StartsWith('{'))], name);
        return [.. found.Names.Select(n => (n, found.TypeOf(n).Whole))];
    }
}
