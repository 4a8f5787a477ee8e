namespace Sluice.Records.Sql.Cells;

/// <summary>How a cell of a table becomes a value in a query.</summary>
/// <param name="Value">The value as SQL; null where the cell is empty, or no value.</param>
/// <param name="Given">
/// Whether there is something in the cell, as SQL that is true or false; null where whatever is in it is a value.
/// </param>
internal sealed record SqlCell(string Value, string? Given = null)
{
    /// <summary>The numbers that it can be; null where it is compared as the dialect compares.</summary>
    public NumberDomain? Domain { get; init; }
}
