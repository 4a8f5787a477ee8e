using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Scripting.Hosting;

/// <summary>The result of running a script.</summary>
/// <param name="End">How it ended.</param>
internal sealed record ScriptOutcome(ScriptEnd End)
{
    /// <summary>What it gave.</summary>
    public object? Result { get; init; }

    /// <summary>The words of what it threw.</summary>
    public string? Message { get; init; }

    /// <summary>The line that threw, 1-based; null when it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>Why it is refused.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
