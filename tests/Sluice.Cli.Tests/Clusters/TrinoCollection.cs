using Xunit;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>Tests that ask one running Trino, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TrinoCollection : ICollectionFixture<TrinoServer>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Trino";
}
