using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>The consent records of single people.</summary>
/// <param name="Source">Where the records are, as written; null when not said.</param>
/// <param name="Complete">Whether a person without a record never objected (<c>complete: true</c>).</param>
/// <param name="Location">Where the block stands.</param>
public sealed record Ledger(Located<string>? Source, bool Complete, Syntax.Text.SourceLocation Location)
{
    /// <summary>Whether keys are compared letter by letter, and those that nearly match are others (<c>keys: exact</c>).</summary>
    public bool ExactKeys { get; init; }
}
