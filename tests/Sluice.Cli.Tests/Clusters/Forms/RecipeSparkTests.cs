using Sluice.Cli.Tests.Docs;
using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>The recipe of the page for Spark, with a running Spark in the place of a new one.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class RecipeSparkTests(SparkSession spark) : IDisposable
{
    private readonly ClusterPage page = new();

    [SparkFact(IsLong = true)]
    public void What_the_page_shows_makes_a_table()
    {
        var today = FormCases.Text(FormCases.Today);
        spark.Execute(
            $"""
            CREATE TABLE customers USING parquet AS SELECT * FROM VALUES ('c1', 20, '1', 'a'), ('c2', 20, '2', 'b'), ('c3', 10, '3', 'c') AS t (customer_id, age, phone, address);
            CREATE TABLE consents USING parquet AS SELECT subject, 'call_me' AS consent, '{today}' AS granted_at, CAST(NULL AS STRING) AS withdrawn_at, CAST(NULL AS STRING) AS expires_at, CAST(NULL AS STRING) AS notice FROM VALUES ('c1'), ('c3') AS t (subject)
            """
        );
        try
        {
            page.Program("spark-sql", $"[ \"$1 $2\" = '--master local' ] || exit 9\nshift 2\nexec {spark.Submit} \"$@\"\n");
            var run = page.Run(page.Block("sh", "spark-sql --master"));
            Assert.True(run.Code == 0, run.Complaints);
            Assert.Equal(["c1\t1"], spark.Execute("SELECT * FROM outgoing_table"));
        }
        finally
        {
            spark.Execute("DROP TABLE customers; DROP TABLE consents; DROP TABLE IF EXISTS outgoing_table");
        }
    }

    public void Dispose() => page.Dispose();
}
