namespace Sluice.Reference.Generation;

/// <summary>Choices of layout: none with seed 0.</summary>
public sealed class LayoutDice(int seed)
{
    private readonly Dice? dice = seed == 0 ? null : new Dice(seed);

    /// <summary>Whether to do the unusual.</summary>
    public bool Flip() => dice?.Chance(30) ?? false;

    /// <summary>The same in another order, where the order does not matter.</summary>
    public IReadOnlyList<string> Order(IReadOnlyList<string> parts) => dice is null ? parts : dice.Shuffled(parts);
}
