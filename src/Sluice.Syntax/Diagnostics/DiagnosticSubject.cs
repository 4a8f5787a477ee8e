namespace Sluice.Syntax.Diagnostics;

/// <summary>What sort of text the examples of a diagnostic are.</summary>
public enum DiagnosticSubject
{
    /// <summary>A policy file.</summary>
    Policy,

    /// <summary>A transfer manifest.</summary>
    Manifest,

    /// <summary>A command line.</summary>
    Command,

    /// <summary>A C# fact script of a boolean attribute.</summary>
    Script,
}
