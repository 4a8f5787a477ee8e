using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>A file with rows.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Display">The path as the manifest names it.</param>
/// <param name="Location">Where the manifest names it.</param>
public sealed record RowFile(string FullPath, string Display, SourceLocation Location)
{
    /// <summary>What its ending says is in it; null when it says nothing.</summary>
    public RowFormat? Format => Path.GetExtension(FullPath).ToLowerInvariant() switch
    {
        ".parquet" => RowFormat.Parquet,
        ".csv" => RowFormat.Csv,
        ".jsonl" or ".ndjson" or ".json" => RowFormat.JsonLines,
        _ => null,
    };

    /// <summary>The format in words.</summary>
    public string FormatName => Format switch
    {
        RowFormat.Parquet => "Parquet",
        RowFormat.Csv => "CSV",
        _ => "JSON lines",
    };
}
