using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting;

/// <summary>Something a lint rule has found.</summary>
/// <param name="Diagnostic">What and where; a warning.</param>
/// <param name="Fix">How to put it right; null where that takes a person.</param>
public sealed record LintFinding(Diagnostic Diagnostic, LintFix? Fix = null)
{
    /// <summary>A transfer that shows it, as a manifest in YAML; null where none is needed.</summary>
    public string? Manifest { get; init; }
}
