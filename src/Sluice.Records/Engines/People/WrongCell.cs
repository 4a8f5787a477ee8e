using DuckDB.NET.Native;
using Sluice.Records.Engines.Native;

namespace Sluice.Records.Engines.People;

/// <summary>
/// Whether a cell is no value of its attribute, said by the classes that sort it in the pass over the rows: a second reading in SQL would
/// count other cells than those that ended the run.
/// </summary>
/// <param name="name">What it is called in a query.</param>
/// <param name="classes">The classes.</param>
internal sealed unsafe class WrongCell(string name, FactClasses classes) : BatchFunction(name, DuckDBType.Boolean, [classes.Type])
{
    /// <inheritdoc/>
    protected override bool IsPure => true;

    /// <inheritdoc/>
    protected override void Answer(ReadOnlySpan<Cells> arguments, int rows, void* results)
    {
        Span<int> found = stackalloc int[rows];
        classes.Sort(arguments[0], found);
        var answers = new Span<bool>(results, rows);
        for (var row = 0; row < rows; row++)
        {
            answers[row] = found[row] == FactClasses.Wrong;
        }
    }
}
