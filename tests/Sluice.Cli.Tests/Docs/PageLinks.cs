using System.Text.RegularExpressions;

namespace Sluice.Cli.Tests.Docs;

/// <summary>The links of a Markdown page.</summary>
internal static partial class PageLinks
{
    /// <summary>Links to files and folders of the repository, without their anchors.</summary>
    public static IEnumerable<string> Files(string page) =>
        Link()
            .Matches(page)
            .Select(static m => m.Groups["target"].Value.Split('#')[0])
            .Where(static t => t.Length > 0 && !t.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
