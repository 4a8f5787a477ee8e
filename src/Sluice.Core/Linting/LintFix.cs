using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>How a finding can be put right.</summary>
/// <param name="Title">What the fix does, as an editor offers it.</param>
/// <param name="Edits">The edits; they belong together.</param>
/// <param name="IsSafe">
/// Whether every transfer is decided as before, every manifest can still be read, and no rule, test or name is lost: only then <c>--fix</c>
/// takes it.
/// </param>
public sealed record LintFix(string Title, ImmutableArray<TextEdit> Edits, bool IsSafe);
