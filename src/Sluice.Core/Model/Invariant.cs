using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>A promise: no flow in this scope is ever permitted unless its exceptions hold. Bound here, decided by the analyser.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title; null when not written.</param>
/// <param name="Body">Scope and conditions, in the shape of a <c>deny</c>.</param>
/// <param name="Location">Where it stands.</param>
public sealed record Invariant(string Name, string? Title, Rule Body, SourceLocation Location);
