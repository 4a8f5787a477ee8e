using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A policy set in the one form that the evaluator, the SQL writer and the analyser read.</summary>
public sealed class PolicyProgram
{
    private string? digest;
    private string? sourcesDigest;

    /// <summary>All names.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>All rules, in the order of file path and position.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>The promises, bound; running them is the analyser's work.</summary>
    public required ImmutableArray<Invariant> Invariants { get; init; }

    /// <summary>The tests, bound.</summary>
    public required ImmutableArray<PolicyTest> Tests { get; init; }

    /// <summary>The source files, sorted by path.</summary>
    public required ImmutableArray<SourceText> Sources { get; init; }

    /// <summary>The fact scripts that attributes name, by their path.</summary>
    public ImmutableDictionary<string, byte[]> Scripts { get; init; } = ImmutableDictionary<string, byte[]>.Empty;

    /// <summary>
    /// SHA-256 over the paths and contents of all files and scripts, lower-case hex; it names the texts, not what is decided by. Made from
    /// the texts themselves when it is first asked for, as <see cref="Digest"/> is.
    /// </summary>
    public string SourcesDigest => sourcesDigest ??= Model.SourcesDigest.Of(Sources, Scripts);

    /// <summary>
    /// SHA-256 over what the program says, lower-case hex. Always made from the program itself and never read from a file, so that what
    /// decides and what is named are one; made when it is first asked for; two threads that ask at once make the same.
    /// </summary>
    public string Digest => digest ??= ProgramDigest.Of(this);
}
