using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Records of a consent whose name is nearly one asked for end the run, as they do with files: an objection among them would be lost.
/// </summary>
internal static class MisspeltConsents
{
    public static void Check(Cluster cluster)
    {
        using var workspace = new RowWorkspace();
        var schema = WrittenRows.Prepare(cluster, workspace);
        workspace.Manifest(transfer: "onward: [shop]");
        var text = cluster.Name == "spark" ? "string" : "varchar";
        cluster.Execute(
            $"CREATE TABLE {schema}.ledger (subject {text}, consent {text}, granted_at {text}, withdrawn_at {text}, expires_at {text}, notice {text}){(cluster.Name == "spark" ? " USING parquet" : "")}"
        );

        // A name that is none of them at all, and one of another column that is longer than any.
        cluster.Execute(
            $"INSERT INTO {schema}.ledger VALUES ('p1', 'yes', '2024-01-01', NULL, NULL, NULL), ('p1', 'newsletter', '2024-01-01', NULL, NULL, NULL), ('p1', rpad('yes', 3000, 'Hildegard '), NULL, NULL, NULL, NULL)"
        );
        Assert.True(Filter(cluster, workspace, schema) == 0, workspace.Output);
        Assert.Contains("2 of consents that no policy knows", workspace.Flat, StringComparison.Ordinal);

        cluster.Execute(
            $"INSERT INTO {schema}.ledger VALUES ('p4', ' YES', NULL, '2024-01-01', NULL, NULL), ('p4', 'yse', NULL, '2024-01-01', NULL, NULL)"
        );
        Assert.Equal(2, Filter(cluster, workspace, schema));
        Assert.Contains("SLU8062", workspace.Output, StringComparison.Ordinal);
        Assert.Contains(
            "has 2 records of a consent that no policy knows and whose name is nearly `yes`",
            workspace.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("yse", workspace.Output, StringComparison.Ordinal);
        Assert.False(workspace.Exists("out/report.json"));
    }

    private static int Filter(Cluster cluster, RowWorkspace workspace, string schema) =>
        workspace.Run(
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            cluster.Name,
            "--submit",
            cluster.Submit,
            "--table",
            $"people={schema}.people",
            "--table",
            $"ledger={schema}.ledger",
            "--out",
            "out"
        );
}
