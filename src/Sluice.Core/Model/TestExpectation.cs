using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>What a test expects.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Rules">The rules that must be among the grounds.</param>
/// <param name="Only">Whether these are all the grounds there may be (<c>by only</c>).</param>
/// <param name="Location">Where it stands.</param>
public sealed record TestExpectation(Verdict Verdict, ImmutableArray<string> Rules, bool Only, SourceLocation Location);
