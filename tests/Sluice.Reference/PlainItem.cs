namespace Sluice.Reference;

/// <summary>One item of a selector; <paramref name="Text"/> is a name, a label without <c>#</c>, or <c>R|R</c>.</summary>
public sealed record PlainItem(PlainItemKind Kind, string Text);
