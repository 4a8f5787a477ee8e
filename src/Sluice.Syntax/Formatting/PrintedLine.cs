namespace Sluice.Syntax.Formatting;

/// <summary>A line that was laid out.</summary>
/// <param name="Indent">How far it is indented.</param>
/// <param name="Code">What stands on it, with its indentation; a comment over several lines may lie in it.</param>
/// <param name="Width">The column where the code ends.</param>
/// <param name="Comment">The comment behind it, if there is one.</param>
internal readonly record struct PrintedLine(int Indent, string Code, int Width, string? Comment);
