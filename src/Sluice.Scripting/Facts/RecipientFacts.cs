namespace Sluice.Scripting.Facts;

/// <summary>One recipient, as the manifest names it.</summary>
/// <param name="Name">The partner.</param>
/// <param name="Countries">The countries written on this very partner, in ordinal order.</param>
/// <param name="Onward">Whether it receives the data from the first recipient.</param>
/// <param name="Purposes">What it receives the data for, as listed.</param>
public sealed record RecipientFacts(string Name, IReadOnlyList<string> Countries, bool Onward, IReadOnlyList<string> Purposes);
