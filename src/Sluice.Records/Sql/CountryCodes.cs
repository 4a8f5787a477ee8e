using Sluice.Core.Model;

namespace Sluice.Records.Sql;

/// <summary>Every country code that a manifest may state, those left to users among them.</summary>
internal static class CountryCodes
{
    /// <summary>In ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. from first in Letters from second in Letters let code = $"{first}{second}" where Countries.IsKnown(code) select code];

    /// <summary>The same as a pattern of the whole text: shorter than a list, and one term for the query planner.</summary>
    public static string Pattern { get; } =
        string.Join('|', All.GroupBy(static c => c[0]).Select(static g => $"{g.Key}[{string.Concat(g.Select(static c => c[1]))}]"));

    private static IEnumerable<char> Letters => Enumerable.Range('A', 26).Select(static c => (char)c);
}
