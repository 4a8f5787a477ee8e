namespace Sluice.Syntax.Formatting;

/// <summary>A line of a table: its cells, empty where the row has nothing in a column.</summary>
/// <param name="Cells">The cells, all rows of a table alike in number.</param>
internal sealed record TableRow(IReadOnlyList<string> Cells)
{
    /// <summary>The row by itself, its cells so many blanks apart.</summary>
    public string Alone(int gap) => string.Join(new string(' ', gap), Cells.Where(static c => c.Length > 0));
}
