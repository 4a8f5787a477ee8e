using Sluice.Cli.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Rows that a real Spark writes: to lines with every type, to a new table, to one partition.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class SparkWrittenRowsTests(SparkSession spark) : IDisposable
{
    private readonly RowWorkspace workspace = new();

    [SparkFact]
    public void Cells_of_every_type_are_written_in_one_form()
    {
        var schema = spark.NewSchema();
        var bytes = string.Concat(Enumerable.Repeat("CAFE97", 40));
        spark.Execute(
            $"""
            CREATE TABLE {schema}.people USING parquet AS SELECT 'p1' AS key, true AS grown, CAST(1.50 AS decimal(10,2)) AS price, CAST('0.000000000000000001' AS decimal(38,18)) AS small, CAST(0.1 AS float) AS r,
              1e23D AS large, 7D AS seven, double('NaN') AS nothing, DATE '2024-05-01' AS day, to_timestamp('2024-05-01T23:30:00.123456+02:00') AS at, TIMESTAMP_NTZ '2024-05-01 23:30:00.120' AS here,
              X'{bytes}' AS bin, array(1, NULL) AS list, map('k', 1.50BD) AS pairs, named_struct('a', 1, 'b', 'ö"') AS inner, CAST(NULL AS string) AS none
            """
        );
        WrittenRows.Manifest(workspace, "price small r large seven nothing day at here bin list pairs inner none");

        Assert.True(Filter(schema, "--out", "out") == 0, workspace.Output);
        Assert.Equal(WrittenRows.Line, workspace.Read("out/people.jsonl"));
    }

    [SparkFact]
    public void A_table_is_made_whole_or_not_at_all()
    {
        var schema = WrittenRows.Prepare(spark, workspace);

        Assert.True(Filter(schema, "--into", $"{schema}.made") == 0, workspace.Output);
        Assert.Equal(["1\ta", "4\td"], spark.Execute($"SELECT * FROM {schema}.made ORDER BY 1"));
        Assert.Equal(2, Filter(schema, "--into", $"{schema}.made"));
        Assert.Contains("SLU8042", workspace.Output, StringComparison.Ordinal);

        // Of a view whose rows come and go, what is written is not what was counted.
        spark.Execute(
            $"CREATE OR REPLACE TEMPORARY VIEW unsteady AS SELECT key, grown, id, value FROM {schema}.people LATERAL VIEW explode(sequence(1, 5000)) AS n WHERE rand() < 0.5"
        );
        Assert.Equal(2, Filter(schema, "--into", $"{schema}.unsteady_made", "--table", "people=unsteady"));
        Assert.Contains("SLU8121", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("unsteady_made", string.Join(' ', spark.Execute($"SHOW TABLES IN {schema}")), StringComparison.Ordinal);

        spark.Execute($"CREATE TABLE {schema}.empty_people USING parquet AS SELECT * FROM {schema}.people WHERE false");
        Assert.True(
            workspace.Run(
                "filter",
                "transfer.yaml",
                "--policies",
                "set",
                "--engine",
                "spark",
                "--submit",
                spark.Submit,
                "--table",
                $"people={schema}.empty_people",
                "--into",
                $"{schema}.nobody"
            ) == 0,
            workspace.Output
        );
        Assert.Equal(["0"], spark.Execute($"SELECT COUNT(*) FROM {schema}.nobody"));
    }

    [SparkFact]
    public void Of_many_rows_none_passes_the_client_and_none_is_on_this_disk()
    {
        const int rows = 200_000;
        var schema = spark.NewSchema();
        spark.Execute(
            $"""
            CREATE TABLE {schema}.people USING parquet AS SELECT concat('p', id) AS key, id % 3 <> 0 AS grown, CAST(id AS INT) AS id, concat('{MarkedOutput.Mark}', id) AS value FROM range({rows})
            """
        );
        workspace.Manifest();
        workspace.Write("counting.sh", $"{{ {spark.Submit} \"$@\"; echo $? > code; }} | tee -a printed\nexit $(cat code)\n");
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "temporary"));
        using var run = SluiceProcess.Filter(
            workspace.Folder,
            options: $"--engine spark --submit 'sh counting.sh' --table people={schema}.people --into {schema}.made --out out",
            variables: new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = Path.Combine(workspace.Folder, "temporary") }
        );
        Assert.True(run.Finish() == 0, run.Said);

        var left = Enumerable.Range(0, rows).Where(static i => i % 3 != 0).ToList();
        Assert.Equal(
            [$"{left.Count}\t{left.Count}\t{left.Sum(static i => (long)i)}"],
            spark.Execute($"SELECT COUNT(*), COUNT(DISTINCT value), SUM(id) FROM {schema}.made")
        );

        // All that the client printed is smaller than a hundredth of the rows, and no row is among it or in any file.
        Assert.InRange(new FileInfo(Path.Combine(workspace.Folder, "printed")).Length, 100, 20_000);
        var files = Directory.GetFiles(workspace.Folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, static f => f.EndsWith("report.txt", StringComparison.Ordinal));
        Assert.All(files, static f => Assert.DoesNotContain(MarkedOutput.Mark, File.ReadAllText(f), StringComparison.Ordinal));
    }

    [SparkFact(IsLong = true)]
    public void One_partition_is_overwritten()
    {
        var schema = WrittenRows.Prepare(spark, workspace);
        spark.Execute(
            $"CREATE TABLE {schema}.daily (id INT, value STRING, day DATE) USING parquet PARTITIONED BY (day); INSERT INTO {schema}.daily VALUES (9, 'old', DATE '2024-04-30'), (8, 'old', DATE '2024-05-01')"
        );

        Assert.True(Filter(schema, "--into-partition", $"{schema}.daily", "day=2024-05-01") == 0, workspace.Output);
        Assert.Equal(
            ["1\ta\t2024-05-01", "4\td\t2024-05-01", "9\told\t2024-04-30"],
            spark.Execute($"SELECT * FROM {schema}.daily ORDER BY 1")
        );

        spark.Execute($"CREATE TABLE {schema}.other (value STRING, id INT, day DATE) USING parquet PARTITIONED BY (day)");
        Assert.Equal(2, Filter(schema, "--into-partition", $"{schema}.other", "day=2024-05-01"));
        Assert.Contains("SLU8123", workspace.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("__sluice_", string.Join(' ', spark.Execute($"SHOW TABLES IN {schema}")), StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private int Filter(string schema, params string[] options) =>
        workspace.Run([
            "filter",
            "transfer.yaml",
            "--policies",
            "set",
            "--engine",
            "spark",
            "--submit",
            spark.Submit,
            .. options.Contains("--table", StringComparer.Ordinal) ? (string[])[] : ["--table", $"people={schema}.people"],
            .. options,
        ]);
}
