namespace Sluice.Records.Engines.Packing;

/// <summary>How a file with rows is compressed as a whole.</summary>
public enum RowCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As gzip does, <c>.gz</c>.</summary>
    Gzip,

    /// <summary>As zstd does, <c>.zst</c>.</summary>
    Zstandard,
}
