namespace Sluice.Records.Engines;

/// <summary>One of the files that rows are spread over.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Display">Its path for reports, never absolute.</param>
public sealed record RowPart(string FullPath, string Display);
