using Sluice.Records.Engines;

namespace Sluice.Cli.Filtering;

/// <summary>What was read or written, for the report: a file with its length, or a table with the number of its rows.</summary>
/// <param name="Display">The file or table, as it is shown.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="Bytes">The length of a file; null for a table.</param>
/// <param name="Rows">The number of rows of a table; null for a file.</param>
internal sealed record ContentDigest(string Display, string Sha256, long? Bytes, long? Rows)
{
    /// <summary>It in words.</summary>
    public string Words => $"{(Rows is null ? "" : "table ")}{Display} sha256:{Sha256}";

    /// <summary>Of a file.</summary>
    public static ContentDigest Of(string display, FileDigest file) => new(display, file.Sha256, file.Length, null);

    /// <summary>Of a table.</summary>
    public static ContentDigest Of(TableDigest table) => new(table.Table, table.Sha256, null, table.Rows);
}
