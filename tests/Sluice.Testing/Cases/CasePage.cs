namespace Sluice.Testing.Cases;

/// <summary>
/// A page of cases: a title, a sentence that says what they show, and blocks. Input blocks followed by expected blocks are a case; the next
/// input block begins the next one. What stands above the first <c>##</c> heading is given for every case; a page of one case needs no
/// heading.
/// </summary>
public sealed class CasePage
{
    /// <summary>The folder of all pages; each stage has one in it.</summary>
    public const string Folder = "tests/cases";

    private const string Fence = "```";

    private CasePage(string file, IReadOnlyList<TestCase> cases, IReadOnlyList<string> mistakes) =>
        (File, Cases, Mistakes) = (file, cases, mistakes);

    /// <summary>All files in the folder of cases, pages or not.</summary>
    public static IEnumerable<string> Files => Repository.Files(Folder);

    /// <summary>The file, relative to the root of the repository.</summary>
    public string File { get; }

    /// <summary>The stage: the folder it lies in.</summary>
    public string Stage => File.Split('/')[^2];

    /// <summary>Its cases.</summary>
    public IReadOnlyList<TestCase> Cases { get; }

    /// <summary>What is wrong with the page itself, each with its line.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    /// <summary>Reads a page.</summary>
    public static CasePage Read(string file) => Read(file, Repository.Read(file));

    internal static CasePage Read(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (mistakes, cases, shared) = (new List<string>(), new List<TestCase>(), new List<CaseBlock>());
        var (inputs, expected) = (new List<CaseBlock>(), new List<CaseBlock>());
        var (hasHeading, hasSentence, isMixed) = (false, false, false);
        void Wrong(int line, string what) => mistakes.Add($"{file}:{line}: {what}");

        void EndCase()
        {
            if (inputs.Count > 0 && expected.Count > 0)
            {
                cases.Add(new TestCase(file, [.. shared], [.. inputs], [.. expected]));
            }
            else if (inputs.Count > 0 && !hasHeading)
            {
                shared.AddRange(inputs);
            }
            else if (inputs.Count > 0)
            {
                Wrong(inputs[0].Line, "nothing is expected of this: write a block of expected output behind it");
            }

            inputs.Clear();
            expected.Clear();
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                hasSentence |= lines[i].Length > 0 && lines[i][0] != '#' && i > 0;
                if (lines[i].StartsWith("## ", StringComparison.Ordinal))
                {
                    EndCase();
                    isMixed |= !hasHeading && cases.Count > 0;
                    hasHeading = true;
                }

                continue;
            }

            var end = Array.IndexOf(lines, Fence, i + 1);
            if (end < 0)
            {
                Wrong(i + 1, "this block is not closed");
                break;
            }

            var inside = string.Concat(lines[(i + 1)..end].Select(static l => l + "\n"));
            if (CaseBlock.Of(lines[i][Fence.Length..], inside, i + 1, end + 1) is not { } block)
            {
                Wrong(
                    i + 1,
                    $"there is no block `{lines[i][Fence.Length..]}`: sluice, manifest, rows, command are given; diagnostics, verdict, sql DIALECT, text are expected"
                );
            }
            else if (block.IsInput)
            {
                if (expected.Count > 0)
                {
                    EndCase();
                }

                inputs.Add(block);
            }
            else if (inputs.Count == 0)
            {
                Wrong(block.Line, "nothing is given for what is expected here");
            }
            else if (expected.Any(e => e.Kind == block.Kind))
            {
                Wrong(block.Line, $"a second block `{block.Kind}` for the same case");
            }
            else
            {
                expected.Add(block);
            }

            i = end;
        }

        EndCase();
        if (!lines[0].StartsWith("# ", StringComparison.Ordinal) || !hasSentence)
        {
            Wrong(1, "a page begins with a title and says in a sentence what its cases show");
        }

        if (cases.Count == 0)
        {
            Wrong(1, "there is no case with an expected output");
        }

        // Otherwise the first case would take what is meant for all of them.
        if (isMixed || (!hasHeading && cases.Count > 1))
        {
            Wrong(cases[0].Inputs[0].Line, "several cases stand under headings; above the first is what all of them share");
        }

        return new CasePage(file, cases, mistakes);
    }
}
