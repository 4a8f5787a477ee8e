using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Tests that ask one running Spark, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SparkCollection : ICollectionFixture<SparkSession>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Spark";
}
