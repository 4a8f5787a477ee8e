namespace Sluice.Reference;

/// <summary>about POPULATION.</summary>
public sealed record PlainAbout(string Population) : PlainCondition;
