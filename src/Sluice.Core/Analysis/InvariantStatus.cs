namespace Sluice.Core.Analysis;

/// <summary>What is known of a promise.</summary>
public enum InvariantStatus
{
    /// <summary>Every possible transfer keeps it.</summary>
    Proven,

    /// <summary>There is a transfer that the policies permit and the promise excludes.</summary>
    Broken,

    /// <summary>The search was cut short: nothing is known, which counts as broken.</summary>
    Undecided,
}
