using Sluice.Syntax.Text;

namespace Sluice.Core.Binding.Names;

/// <summary>A place where a name stands. Of a name with dots every part is a place of its own, and means the name up to it.</summary>
/// <param name="Key">What the name means.</param>
/// <param name="Span">Where it stands: one word, without quotes and signs.</param>
/// <param name="IsDeclaration">Whether the name is declared here.</param>
/// <param name="IsLast">Whether it is the whole name that is meant; else the name goes on behind this place.</param>
public readonly record struct NameUse(NameKey Key, TextSpan Span, bool IsDeclaration, bool IsLast = true);
