namespace Sluice.Records.Engines;

/// <summary>A column of Parquet whose type is another in the file that is written; its values are the same.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Was">Its type in the source, in the words of the format.</param>
/// <param name="Is">Its type in the output.</param>
public sealed record TypeChange(string Column, string Was, string Is);
