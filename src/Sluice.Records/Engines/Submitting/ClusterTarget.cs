using System.Collections.Immutable;
using Sluice.Records.Plans;
using Sluice.Records.Sql;

namespace Sluice.Records.Engines.Submitting;

/// <summary>Where rows go that do not leave the cluster.</summary>
/// <param name="Tables">The tables, by the name of the dataset.</param>
/// <param name="Format">What they are made in; null for what the engine takes by itself.</param>
/// <param name="Partition">The column and value of the only partition that is written; null for new tables.</param>
/// <param name="Makes">Whether they are made; if not, it is only looked whether they could be.</param>
public sealed record ClusterTarget(TableMap Tables, string? Format, (string Column, string Value)? Partition, bool Makes)
{
    /// <summary>The table of a dataset.</summary>
    internal ImmutableArray<string> Of(DatasetPlan dataset) => Tables.Of(dataset.Name);
}
