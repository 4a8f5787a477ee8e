namespace Sluice.Records.Engines;

/// <summary>A column of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the engine calls it: VARCHAR for CSV, JSON for JSON lines.</param>
internal sealed record RowColumn(string Name, string Type)
{
    /// <summary>
    /// The type as it is shown: what is within a nested or enumerated one is named by its writer, and may be of a person.
    /// </summary>
    public string TypeName =>
        Type.IndexOfAny(['\'', '"', '(']) is >= 0 and var at && !Type.StartsWith("DECIMAL", StringComparison.Ordinal)
            ? at == 0
                ? "a type of its own"
                : Type[..at]
            : Type;
}
