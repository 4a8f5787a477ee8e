using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>Something a manifest says, and where.</summary>
/// <typeparam name="T">What is said.</typeparam>
/// <param name="Value">What is said.</param>
/// <param name="Location">Where it stands in the manifest.</param>
public sealed record Located<T>(T Value, SourceLocation Location);
