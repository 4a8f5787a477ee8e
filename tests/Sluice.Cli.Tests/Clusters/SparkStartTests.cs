using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>The running Spark keeps its tables from one query to the next.</summary>
[Collection(SparkCollection.Name)]
[Trait("Category", "Slow")]
public sealed class SparkStartTests(SparkSession spark)
{
    [SparkFact]
    public void Tables_stay_and_mistakes_are_told()
    {
        var schema = spark.NewSchema();
        spark.Execute($"CREATE TABLE {schema}.t USING parquet AS SELECT 7 AS id, 'ö' AS name");

        Assert.Equal(["7\tö"], spark.Execute($"SELECT * FROM {schema}.t"));
        Assert.Throws<InvalidOperationException>(() => spark.Execute($"SELECT * FROM {schema}.nowhere"));
    }
}
