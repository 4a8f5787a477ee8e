using Sluice.Dev.Files;

namespace Sluice.Dev.Scaffolding;

/// <summary>The table of <c>src/README.md</c> that says where to add a thing.</summary>
internal static class GuideRow
{
    /// <summary>What to write and what to do then, as the table says it.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="thing">What is added, as in the first column.</param>
    /// <exception cref="InvalidOperationException">The table has no such row.</exception>
    public static (string Write, string Then) Of(Checkout checkout, string thing)
    {
        foreach (var line in checkout.Read("src/README.md").Split('\n'))
        {
            if (line.Split('|', StringSplitOptions.TrimEntries) is ["", var first, var write, var then, ""] && first == thing)
            {
                return (write, then);
            }
        }

        throw new InvalidOperationException($"src/README.md does not say where to add {thing}");
    }
}
