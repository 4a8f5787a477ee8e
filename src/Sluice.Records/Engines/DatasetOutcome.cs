using System.Collections.Immutable;
using Sluice.Records.Plans;

namespace Sluice.Records.Engines;

/// <summary>What became of a dataset.</summary>
public sealed record DatasetOutcome
{
    /// <summary>The dataset.</summary>
    public required DatasetPlan Plan { get; init; }

    /// <summary>The file its rows were read from.</summary>
    public required RowFile Source { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long RowsIn { get; init; }

    /// <summary>How many of them are written.</summary>
    public required long RowsOut { get; init; }

    /// <summary>How many of the others are withheld only because something about the person is not known.</summary>
    public required long Undetermined { get; init; }

    /// <summary>In how many of those each fact is not known, by the name of the fact; facts that are always known are left out.</summary>
    public required ImmutableArray<(string Fact, long Rows)> Unknown { get; init; }

    /// <summary>Its columns, as the manifest lists them.</summary>
    public required ImmutableArray<ColumnOutcome> Columns { get; init; }

    /// <summary>The columns of the file that the manifest does not name, dropped because it says so.</summary>
    public required ImmutableArray<string> Undeclared { get; init; }
}
