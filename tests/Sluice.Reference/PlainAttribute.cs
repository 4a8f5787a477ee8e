namespace Sluice.Reference;

/// <summary>An attribute of the transfer or (subject) of a person; also used for parameters.</summary>
public sealed record PlainAttribute(string Name, PlainKind Kind, IReadOnlyList<string> Choices, bool Subject);
