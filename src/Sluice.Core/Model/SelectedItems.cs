namespace Sluice.Core.Model;

/// <summary>What a list of a selector says, before it is asked what it covers and touches.</summary>
/// <param name="Names">The names it says, with all below each; one bit for each name.</param>
/// <param name="Regions">Its regions, each as the countries that lie in it; of partners alone.</param>
internal readonly record struct SelectedItems(ulong[] Names, IReadOnlyList<Func<string, bool>> Regions);
