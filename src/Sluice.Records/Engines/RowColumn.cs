namespace Sluice.Records.Engines;

/// <summary>A column of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the engine calls it: VARCHAR for CSV, JSON for JSON lines.</param>
internal sealed record RowColumn(string Name, string Type);
