using Sluice.Core.Binding.Names;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>Something that can stand at a place.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Kind">The kind of name; null for a word of the language or a value.</param>
/// <param name="Detail">What it is, in a few words.</param>
/// <param name="Documentation">What it means, as Markdown; null for nothing more.</param>
/// <param name="Replace">What it takes the place of.</param>
internal sealed record CompletionSuggestion(string Text, NameKind? Kind, string? Detail, string? Documentation, TextSpan Replace);
