namespace Sluice.Cli.Snapshots;

/// <summary>The order of texts by their bytes in UTF-8, in which every tool sorts lines alike.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    /// <summary>The only one.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (one, other) = (x ?? "", y ?? "");
        var common = one.AsSpan().CommonPrefixLength(other);
        return common < one.Length && common < other.Length ? Rank(one[common]) - Rank(other[common]) : one.Length - other.Length;
    }

    // Halves of surrogate pairs stand for what lies beyond the characters that UTF-16 sorts behind them.
    private static int Rank(char unit) =>
        unit >= 0xE000 ? unit - 0x800
        : unit >= 0xD800 ? unit + 0x2000
        : unit;
}
