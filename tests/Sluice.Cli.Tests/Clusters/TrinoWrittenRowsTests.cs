using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>
/// Rows that a real Trino writes: to lines with every type, and to a new table; ended while it writes, it leaves neither a table nor a
/// query.
/// </summary>
[Collection(TrinoCollection.Name)]
[Trait("Category", "Slow")]
public sealed class TrinoWrittenRowsTests(TrinoServer trino) : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [TrinoFact]
    public void Cells_of_every_type_are_written_in_one_form()
    {
        var schema = trino.NewSchema();
        var bytes = string.Concat(Enumerable.Repeat("CAFE97", 40));
        trino.Execute(
            $"""
            CREATE TABLE {schema}.people AS SELECT 'p1' AS key, true AS grown, CAST(1.50 AS decimal(10,2)) AS price, CAST('0.000000000000000001' AS decimal(38,18)) AS small, CAST(0.1 AS real) AS r,
              1e23 AS large, 7e0 AS seven, nan() AS nothing, DATE '2024-05-01' AS day, TIMESTAMP '2024-05-01 21:30:00.123456 UTC' AS at, TIMESTAMP '2024-05-01 23:30:00.120' AS here,
              X'{bytes}' AS bin, ARRAY[1, NULL] AS list, MAP(ARRAY['k'], ARRAY[1.50]) AS pairs, CAST(ROW(1, 'ö"') AS ROW(a integer, b varchar)) AS "inner", CAST(NULL AS varchar) AS none
            """
        );
        WrittenRows.Manifest(workspace, "price small r large seven nothing day at here bin list pairs inner none");

        Assert.True(Filter(schema, "--out", "out") == 0, workspace.Output);
        Assert.Equal(WrittenRows.Line, workspace.Read("out/people.jsonl"));
    }

    [TrinoFact]
    public void A_table_is_made_whole_or_not_at_all()
    {
        var schema = WrittenRows.Prepare(trino, workspace);

        Assert.True(Filter(schema, "--into", $"{schema}.made") == 0, workspace.Output);
        Assert.Equal(
            ["{\"id\":1,\"value\":\"a\"}", "{\"id\":4,\"value\":\"d\"}"],
            trino.Execute($"SELECT * FROM {schema}.made ORDER BY 1")
        );
        Assert.Equal(2, Filter(schema, "--into", $"{schema}.MADE"));
        Assert.Contains("SLU8042", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("__sluice_", string.Join(' ', trino.Execute($"SHOW TABLES FROM {schema}")), StringComparison.Ordinal);
    }

    // The cluster goes on with a query whose client has gone: it has to be ended there.
    [TrinoTheory(IsLong = true)]
    [InlineData("TERM")]
    [InlineData(null)]
    public void Ended_while_it_writes_it_leaves_nothing(string? signal)
    {
        var schema = WrittenRows.Prepare(trino, workspace);
        trino.Execute(
            $"""
            CREATE VIEW {schema}.slow AS SELECT key, grown, id, (SELECT CAST(COUNT(*) AS varchar)
              FROM UNNEST(sequence(1, 10000)) AS x(n) CROSS JOIN UNNEST(sequence(1, 10000)) AS y(n) CROSS JOIN UNNEST(sequence(1, 10000)) AS z(n) WHERE (x.n * y.n + z.n) % 7 = 3) AS value FROM {schema}.people
            """
        );
        var running =
            $"SELECT COUNT(*) AS n FROM system.runtime.queries WHERE state NOT IN ('FINISHED', 'FAILED') AND query LIKE 'CREATE TABLE%' AND strpos(query, '{schema[(schema.IndexOf('.', StringComparison.Ordinal) + 1)..]}') > 0";
        using var process = SluiceProcess.Filter(
            workspace.Folder,
            options: $"--engine trino --submit \"{trino.RealClient}\" --table people={schema}.slow --into {schema}.made {(signal is null ? "--timeout 25" : "")}"
        );
        for (var tries = 0; signal is not null && trino.Execute(running) is not ["{\"n\":1}"]; tries++)
        {
            Assert.True(tries < 600, "it does not begin to write");
            Thread.Sleep(200);
        }

        if (signal is not null)
        {
            process.Signal(signal);
        }

        Assert.NotEqual(0, process.Finish());
        Assert.Contains("warning SLU8121: dropped table", process.Said, StringComparison.Ordinal);
        Assert.Equal(["{\"n\":0}"], trino.Execute(running));
        Assert.Equal(["{\"Table\":\"people\"}", "{\"Table\":\"slow\"}"], trino.Execute($"SHOW TABLES FROM {schema}"));
    }

    public void Dispose() => workspace.Dispose();

    private int Filter(string schema, params string[] options) =>
        workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            "trino",
            "--submit",
            trino.Submit,
            "--client-messages",
            "--table",
            $"people={schema}.people",
            .. options,
        ]);
}
