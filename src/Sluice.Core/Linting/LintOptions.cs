using System.Collections.Immutable;

namespace Sluice.Core.Linting;

/// <summary>What to look for.</summary>
public sealed record LintOptions
{
    /// <summary>Every rule that is on by default.</summary>
    public static LintOptions Default { get; } = new();

    /// <summary>
    /// The day for findings that depend on one, such as agreements that have expired; null for none, never today by itself.
    /// </summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>
    /// The names or identifiers of the only rules to run, those that are off by default among them; empty for all that are on.
    /// </summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The names or identifiers of rules to run although they are off by default.</summary>
    public ImmutableArray<string> Enabled { get; init; } = [];

    /// <summary>
    /// Whether the warnings of the compiler are given back as well, so that they can be suppressed like any other finding.
    /// </summary>
    public bool WithCompilerWarnings { get; init; }

    /// <summary>Whether a rule is to run.</summary>
    public bool Runs(LintRule rule) => Only.IsEmpty ? rule.IsOnByDefault || Enabled.Any(rule.IsCalled) : Only.Any(rule.IsCalled);
}
