using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>A file with rows, or several of one format that are read one after the other.</summary>
/// <param name="FullPath">Where it is: a file, a folder or a pattern.</param>
/// <param name="Display">The path as the manifest names it.</param>
/// <param name="Location">Where the manifest names it.</param>
public sealed record RowFile(string FullPath, string Display, SourceLocation Location)
{
    /// <summary>The files, in the order in which they are read; at least one.</summary>
    public ImmutableArray<RowPart> Parts { get; init; } = [new RowPart(FullPath, Display)];

    /// <summary>What the ending of its files says is in them; null when it says nothing.</summary>
    public RowFormat? Format => FormatOf(Parts[0].FullPath);

    /// <summary>The format in words.</summary>
    public string FormatName => Format switch
    {
        RowFormat.Parquet => "Parquet",
        RowFormat.Csv => "CSV",
        _ => "JSON lines",
    };

    /// <summary>What an ending says is in a file; null when it says nothing.</summary>
    public static RowFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".parquet" => RowFormat.Parquet,
        ".csv" => RowFormat.Csv,
        ".jsonl" or ".ndjson" or ".json" => RowFormat.JsonLines,
        _ => null,
    };

    /// <summary>A table of a database: something with rows that has a name and no files.</summary>
    public static RowFile OfTable(string display, SourceLocation location) => new("", display, location) { Parts = [] };

    /// <summary>One of its files alone.</summary>
    internal RowFile Only(RowPart part) => new(part.FullPath, part.Display, Location);
}
