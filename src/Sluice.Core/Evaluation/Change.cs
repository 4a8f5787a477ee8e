using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>A change to the manifest that changes its verdict, checked by evaluating again.</summary>
/// <param name="To">The verdict after it.</param>
/// <param name="Edits">What to do, one sentence each; as few as possible.</param>
public sealed record Change(Verdict To, ImmutableArray<string> Edits);
