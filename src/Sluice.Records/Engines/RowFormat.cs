namespace Sluice.Records.Engines;

/// <summary>The formats of files with rows.</summary>
public enum RowFormat
{
    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>Commas, double quotes, a line of names.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
