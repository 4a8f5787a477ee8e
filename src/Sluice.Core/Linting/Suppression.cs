using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>A comment that suppresses findings: <c>// lint: allow unused_category because the next release needs it</c>.</summary>
/// <param name="Comment">Where the comment stands.</param>
/// <param name="Names">The rules it names.</param>
/// <param name="Covered">The stretch of the file it speaks for.</param>
/// <param name="Problem">What is wrong with it, in words; null where nothing is. One with a problem suppresses nothing.</param>
internal sealed record Suppression(SourceLocation Comment, ImmutableArray<string> Names, TextSpan Covered, string? Problem)
{
    /// <summary>The names that have suppressed something.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);
}
