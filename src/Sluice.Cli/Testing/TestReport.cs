using System.Collections.Immutable;
using Sluice.Cli.Files;
using Sluice.Core.Analysis;
using Sluice.Core.Model;

namespace Sluice.Cli.Testing;

/// <summary>The results of the tests and promises of one policy set.</summary>
/// <param name="Policies">The policy folder.</param>
/// <param name="Program">The policy set.</param>
/// <param name="Tests">The tests that were run, in the order written.</param>
/// <param name="Invariants">The promises that were decided.</param>
/// <param name="Coverage">What the tests have decided; null where it was not asked for.</param>
internal sealed record TestReport(
    PolicyFolder Policies,
    PolicyProgram Program,
    ImmutableArray<TestOutcome> Tests,
    ImmutableArray<InvariantOutcome> Invariants,
    Coverage? Coverage
)
{
    /// <summary>How many there are.</summary>
    public int Count => Tests.Length + Invariants.Length;

    /// <summary>How many failed; a promise that could not be decided is one that failed.</summary>
    public int Failed => Tests.Count(static t => !t.Passed) + Invariants.Count(static i => !i.Passed);
}
