using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>A transfer that the policies permit although a promise excludes it.</summary>
/// <param name="Manifest">The transfer as a manifest in YAML, with comments for people. <c>sluice check</c> permits it.</param>
/// <param name="Flow">The flow that should not be permitted.</param>
/// <param name="Permitted">The verdict of that flow: allow, or restrict where it is permitted for some people.</param>
/// <param name="By">The rules that permit it.</param>
/// <param name="Facts">The assumptions under which it is permitted, one phrase each, in the words of the language.</param>
public sealed record CounterExample(string Manifest, Flow Flow, Verdict Permitted, ImmutableArray<Rule> By, ImmutableArray<string> Facts);
