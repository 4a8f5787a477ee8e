namespace Sluice.Syntax.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something has no meaning; a policy set with an error decides nothing.</summary>
    Error,

    /// <summary>Something has a meaning, but hardly the one that was wanted.</summary>
    Warning,
}
