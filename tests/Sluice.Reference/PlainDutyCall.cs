namespace Sluice.Reference;

/// <summary>A duty with its arguments, as an <c>oblige</c> names it.</summary>
public sealed record PlainDutyCall(string Name, IReadOnlyList<KeyValuePair<string, PlainValue>> Arguments);
