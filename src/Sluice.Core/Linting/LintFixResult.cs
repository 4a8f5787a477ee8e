using System.Collections.Immutable;
using Sluice.Core.Binding;

namespace Sluice.Core.Linting;

/// <summary>The result of fixing a policy set.</summary>
/// <param name="Compiled">The policy set afterwards.</param>
/// <param name="Changed">The texts of the files that changed, by path.</param>
/// <param name="Count">How many fixes were made.</param>
public sealed record LintFixResult(Compilation Compiled, ImmutableSortedDictionary<string, string> Changed, int Count);
