using Sluice.Testing;

namespace Sluice.Tests.Formatting;

/// <summary>A case of a page: a heading, a block with what was typed, a block with what it becomes.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Before">What was typed.</param>
/// <param name="After">What it becomes; the same as before where the page shows one block.</param>
internal sealed record FormatCase(string Name, string Before, string After)
{
    private const string Fence = "```\n";

    /// <summary>The cases of a page.</summary>
    public static IEnumerable<FormatCase> Read(string page)
    {
        foreach (var section in Repository.Read(page).Split("\n## ").Skip(1))
        {
            var blocks = section.Split("```sluice\n").Skip(1).Select(static b => b[..b.IndexOf(Fence, StringComparison.Ordinal)]).ToList();
            yield return new FormatCase(section[..section.IndexOf('\n', StringComparison.Ordinal)], blocks[0], blocks[^1]);
        }
    }
}
