namespace Sluice.Syntax.Text;

/// <summary>A place as people name it: line and column both count from 1, columns in UTF-16 code units.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public readonly record struct LinePosition(int Line, int Column);
