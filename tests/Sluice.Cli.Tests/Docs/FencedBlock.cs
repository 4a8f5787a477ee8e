using System.Text.RegularExpressions;

namespace Sluice.Cli.Tests.Docs;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Language">The word after the fence, or an empty text.</param>
/// <param name="Lines">What stands inside.</param>
/// <param name="FirstLine">The 1-based line of the page on which <paramref name="Lines"/> begin.</param>
/// <param name="File">The file it shows, when the sentence before ends in its name and a colon; else null.</param>
internal sealed partial record FencedBlock(string Language, IReadOnlyList<string> Lines, int FirstLine, string? File)
{
    /// <summary>All blocks of a page.</summary>
    public static IReadOnlyList<FencedBlock> Read(IReadOnlyList<string> page)
    {
        var blocks = new List<FencedBlock>();
        var sentence = "";
        for (var i = 0; i < page.Count; i++)
        {
            if (!page[i].StartsWith("```", StringComparison.Ordinal))
            {
                sentence = page[i].Trim().Length > 0 ? page[i] : sentence;
                continue;
            }

            var first = i + 1;
            var end = first;
            while (end < page.Count && !page[end].StartsWith("```", StringComparison.Ordinal))
            {
                end++;
            }

            var file = NamedFile().Match(sentence);
            blocks.Add(
                new FencedBlock(
                    page[i][3..].Trim(),
                    [.. page.Skip(first).Take(end - first)],
                    first + 1,
                    file.Success ? file.Groups["file"].Value : null
                )
            );
            sentence = "";
            i = end;
        }

        return blocks;
    }

    [GeneratedRegex(@"`(?<file>[\w.-]+/[\w./-]+\.\w+)`:$")]
    private static partial Regex NamedFile();
}
