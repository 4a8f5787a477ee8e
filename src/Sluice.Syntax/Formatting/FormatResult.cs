using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Syntax.Formatting;

/// <summary>The result of formatting a file.</summary>
/// <param name="Text">The text in its one form; null where the file is left alone.</param>
/// <param name="Problems">Why it is left alone, and what else reading it has found.</param>
public sealed record FormatResult(string? Text, ImmutableArray<Diagnostic> Problems);
