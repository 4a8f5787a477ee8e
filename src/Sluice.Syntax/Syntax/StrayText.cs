using Sluice.Syntax.Text;

namespace Sluice.Syntax.Syntax;

/// <summary>A piece of a text that means nothing: one odd character, or a comment that is not closed.</summary>
/// <param name="Type">The type of the grammar.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct StrayText(int Type, TextSpan Span);
