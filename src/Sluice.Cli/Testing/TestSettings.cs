namespace Sluice.Cli.Testing;

/// <summary>What a run of tests was asked to do.</summary>
/// <param name="Folder">The policies; null for the usual place.</param>
/// <param name="Filter">Which tests and promises to run.</param>
/// <param name="JUnit">Whether the results are written as JUnit XML.</param>
/// <param name="Output">Where the results go; null for standard output.</param>
/// <param name="CounterExamples">Where manifests that break promises go; null for nowhere.</param>
/// <param name="MinCoverage">How much has to be covered, in percent; null where that does not matter.</param>
/// <param name="Coverage">Where the coverage goes; null for nowhere.</param>
/// <param name="Listing">Where the marked source goes; null for nowhere.</param>
/// <param name="Verbose">Whether to say more.</param>
internal sealed record TestSettings(
    string? Folder,
    TestFilter Filter,
    bool JUnit,
    string? Output,
    string? CounterExamples,
    decimal? MinCoverage,
    string? Coverage,
    string? Listing,
    bool Verbose
)
{
    /// <summary>Whether coverage is asked for.</summary>
    public bool WithCoverage => MinCoverage is not null || Coverage is not null || Listing is not null || Verbose;
}
