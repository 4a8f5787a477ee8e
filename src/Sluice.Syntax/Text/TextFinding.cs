namespace Sluice.Syntax.Text;

/// <summary>Something in a text that reads differently from how it looks.</summary>
/// <param name="Span">The character, or the word.</param>
/// <param name="Invisible">The character that cannot be seen, as <c>U+200B</c>; null where the word mixes scripts.</param>
/// <param name="One">The name of one script of the word.</param>
/// <param name="Other">The name of another one.</param>
public readonly record struct TextFinding(TextSpan Span, string? Invisible, string One = "", string Other = "");
