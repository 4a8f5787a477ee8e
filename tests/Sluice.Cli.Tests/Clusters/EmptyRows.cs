using Sluice.Cli.Tests.Records;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>A table without rows in a real engine: its ledger is counted, and refused, as beside any other.</summary>
internal static class EmptyRows
{
    public static void Check(Cluster cluster)
    {
        using var workspace = new RowWorkspace();
        var schema = WrittenRows.Prepare(cluster, workspace);
        var (text, kept) = cluster.Name == "spark" ? ("string", " USING parquet") : ("varchar", "");
        workspace.Manifest(transfer: "onward: [shop]");
        cluster.Execute($"CREATE TABLE {schema}.nobody{kept} AS SELECT * FROM {schema}.people WHERE false");
        EmptyRowsTests.Check(
            workspace,
            csv =>
            {
                var records = csv.Split('\n')[1..^1].Select(static l => $"({string.Join(", ", l.Split(',').Select(Cell))})");
                cluster.Execute(
                    $"""
                    DROP TABLE IF EXISTS {schema}.ledger;
                    CREATE TABLE {schema}.ledger (subject {text}, consent {text}, granted_at {text}, withdrawn_at {text}, expires_at {text}, notice {text}){kept};
                    INSERT INTO {schema}.ledger VALUES {string.Join(", ", records)}
                    """
                );
            },
            () =>
                workspace.Filter(
                    "--engine",
                    cluster.Name,
                    "--submit",
                    cluster.Submit,
                    "--table",
                    $"people={schema}.nobody",
                    "--table",
                    $"ledger={schema}.ledger"
                )
        );
    }

    private static string Cell(string text) => text.Length == 0 ? "NULL" : $"'{text}'";
}
