using System.Collections.Immutable;
using Sluice.Records.Engines.Packing;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines;

/// <summary>A file with rows, or several of one format that are read one after the other.</summary>
/// <param name="FullPath">Where it is: a file, a folder or a pattern.</param>
/// <param name="Display">The path as the manifest names it.</param>
/// <param name="Location">Where the manifest names it.</param>
public sealed record RowFile(string FullPath, string Display, SourceLocation Location)
{
    private const string Tabs = ".tsv";

    /// <summary>The files, in the order in which they are read; at least one.</summary>
    public ImmutableArray<RowPart> Parts { get; init; } = [new RowPart(FullPath, Display)];

    /// <summary>What the ending of its files says is in them; null when it says nothing.</summary>
    public RowFormat? Format => FormatOf(Parts[0].FullPath);

    /// <summary>How its files are compressed; what is written of them is compressed alike.</summary>
    public RowCompression Compression
    {
        get => field == RowCompression.None && Parts.Length > 0 ? CompressionOf(Parts[0].FullPath) : field;
        init;
    }

    /// <summary>Whether its rows came as an array of JSON, and leave as one.</summary>
    public bool IsArray { get; init; }

    /// <summary>What stands between two cells of a line.</summary>
    public char Delimiter => PlainName(Parts[0].FullPath).EndsWith(Tabs, StringComparison.OrdinalIgnoreCase) ? '\t' : ',';

    /// <summary>The format in words.</summary>
    public string FormatName =>
        Format switch
        {
            RowFormat.Parquet => "Parquet",
            RowFormat.Csv => Delimiter == '\t' ? "TSV" : "CSV",
            _ => IsArray ? "a JSON array" : "JSON lines",
        };

    /// <summary>Whether another file is of the same format, compressed and divided alike.</summary>
    public bool IsLike(RowPart part) =>
        this with { Parts = [part], Compression = RowCompression.None } is var other
        && (other.Format, other.Compression, other.Delimiter) == (Format, Compression, Delimiter);

    /// <summary>What an ending says is in a file; null when it says nothing.</summary>
    public static RowFormat? FormatOf(string path) =>
        Path.GetExtension(PlainName(path)).ToLowerInvariant() switch
        {
            // Its pages are compressed already, and it is not read from its beginning to its end.
            ".parquet" => CompressionOf(path) == RowCompression.None ? RowFormat.Parquet : null,
            ".csv" or Tabs => RowFormat.Csv,
            ".jsonl" or ".ndjson" or ".json" => RowFormat.JsonLines,
            _ => null,
        };

    /// <summary>The ending of a file in lower case, that of how it is compressed included.</summary>
    public static string EndingOf(string path) => (Path.GetExtension(PlainName(path)) + path[PlainName(path).Length..]).ToLowerInvariant();

    /// <summary>What a file is called without the ending of how it is compressed.</summary>
    internal static string PlainName(string path) =>
        CompressionOf(path) == RowCompression.None ? path : path[..^Path.GetExtension(path).Length];

    private static RowCompression CompressionOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => RowCompression.Gzip,
            ".zst" => RowCompression.Zstandard,
            _ => RowCompression.None,
        };

    /// <summary>A table of a database: something with rows that has a name and no files.</summary>
    public static RowFile OfTable(string display, SourceLocation location) => new("", display, location) { Parts = [] };

    /// <summary>One of its files alone.</summary>
    internal RowFile Only(RowPart part) => this with { FullPath = part.FullPath, Display = part.Display, Parts = [part] };
}
