using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>The value that a transfer, a dataset or a field states for a built-in fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Value">Its value, and where it stands.</param>
public sealed record StatedFact(BuiltinFact Fact, Located<Value> Value);
