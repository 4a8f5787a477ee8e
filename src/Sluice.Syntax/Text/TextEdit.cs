namespace Sluice.Syntax.Text;

/// <summary>A stretch of a source and what should stand there instead: how fixes, formatting and renaming are said.</summary>
/// <param name="Location">What is taken away; an empty span inserts.</param>
/// <param name="NewText">What stands there instead; empty to delete.</param>
public sealed record TextEdit(SourceLocation Location, string NewText);
