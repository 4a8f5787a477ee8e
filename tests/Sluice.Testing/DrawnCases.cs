using System.Globalization;

namespace Sluice.Testing;

/// <summary>
/// How many generated cases of a kind are drawn: at most 2,000, or all of them where <c>SLUICE_TEST_LONG=1</c> asks for it
/// (<c>.ci/long</c>). Seeds are fixed and count up, so that the few are the first of the many. Where <c>SLUICE_TEST_SEEDS</c> names a file,
/// each kind writes a line with its seeds there.
/// </summary>
public static class DrawnCases
{
    /// <summary>The most cases of a kind in an ordinary run.</summary>
    public const int Few = 2_000;

    private static readonly Lock Writing = new();

    private static bool IsLong => Environment.GetEnvironmentVariable("SLUICE_TEST_LONG") == "1";

    /// <summary>The number of cases to draw.</summary>
    /// <param name="kind">What they are, for the list of seeds.</param>
    /// <param name="firstSeed">The seed of the first one; the only one where they come from one generator.</param>
    /// <param name="all">How many there are in a long run.</param>
    public static int Of(string kind, int firstSeed, int all)
    {
        var count = Count(all, IsLong);
        if (Environment.GetEnvironmentVariable("SLUICE_TEST_SEEDS") is { Length: > 0 } file)
        {
            lock (Writing)
            {
                File.AppendAllText(
                    file,
                    string.Create(CultureInfo.InvariantCulture, $"{kind}: {count} of {all} cases, from seed {firstSeed}\n")
                );
            }
        }

        return count;
    }

    internal static int Count(int all, bool isLong) => isLong ? all : Math.Min(all, Few);
}
