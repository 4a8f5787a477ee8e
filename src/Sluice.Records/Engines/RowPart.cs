using System.Collections.Immutable;

namespace Sluice.Records.Engines;

/// <summary>One of the files that rows are spread over.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Display">Its path for reports, never absolute.</param>
public sealed record RowPart(string FullPath, string Display)
{
    /// <summary>
    /// What the folders it lies in say of all its rows, as <c>country=KR</c> does: the names of columns, and their values; null for one
    /// that is not known.
    /// </summary>
    public ImmutableArray<(string Column, string? Value)> Partition { get; init; } = [];
}
