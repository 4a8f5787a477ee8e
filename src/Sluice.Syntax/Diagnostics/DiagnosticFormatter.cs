namespace Sluice.Syntax.Diagnostics;

/// <summary>Writes a diagnostic for people.</summary>
public static class DiagnosticFormatter
{
    /// <summary>The diagnostic with the line it points at.</summary>
    public static string Format(Diagnostic diagnostic, bool colour = false) => diagnostic.ToString();
}
