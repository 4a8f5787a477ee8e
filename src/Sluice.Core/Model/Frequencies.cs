namespace Sluice.Core.Model;

/// <summary>The frequencies a transfer can have, rarest first.</summary>
public static class Frequencies
{
    /// <summary>
    /// All names in their order: once &lt; yearly &lt; quarterly &lt; monthly &lt; weekly &lt; daily &lt; hourly &lt; continuous.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    ["once", "yearly", "quarterly", "monthly", "weekly", "daily", "hourly", "continuous"];

    /// <summary>The place of a name in the order, or -1.</summary>
    public static int RankOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
