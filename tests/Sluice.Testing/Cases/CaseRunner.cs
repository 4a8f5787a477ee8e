using Xunit.Sdk;

namespace Sluice.Testing.Cases;

/// <summary>Runs a case and holds what comes out to what its page shows, or rewrites the page where that is asked for.</summary>
public static class CaseRunner
{
    private static readonly Lock Writing = new();

    /// <summary>Runs one case of a page of the repository.</summary>
    /// <param name="file">The page.</param>
    /// <param name="number">Which of its cases, from 0.</param>
    public static void Check(string file, int number)
    {
        var page = CasePage.Read(file);
        var input = page.Cases[number];
        var outputs = Run(page.Stage, input);
        if (Differences(input, outputs) is not { Count: > 0 } differences)
        {
            return;
        }

        if (!AcceptedText.Accepts)
        {
            throw new XunitException(string.Join("\n\n", differences));
        }

        lock (Writing)
        {
            File.WriteAllText(Path.Join(Repository.Root, file), Rewrite(Repository.Read(file), input, outputs));
        }
    }

    internal static IReadOnlyDictionary<string, string> Run(string stage, TestCase input)
    {
        var known = CaseStage.All[stage];
        foreach (
            var block in input
                .Shared.Concat(input.Inputs)
                .Concat(input.Expected)
                .Where(b => !(b.IsInput ? known.Inputs : known.Outputs).Contains(b.Kind.Split(' ')[0]))
        )
        {
            throw new XunitException($"{input.Page}:{block.Line}: the stage `{stage}` has no block `{block.Kind}`");
        }

        return known.Run(input).Where(o => known.Outputs.Contains(o.Key.Split(' ')[0])).ToDictionary(StringComparer.Ordinal);
    }

    // A block that is not what came out, and output without a block.
    internal static List<string> Differences(TestCase input, IReadOnlyDictionary<string, string> outputs) =>
        [
            .. input
                .Expected.Where(b => outputs.GetValueOrDefault(b.Kind, "") != b.Text)
                .Select(b => AcceptedText.Difference($"{input.Page}:{b.Line}", b.Text, outputs.GetValueOrDefault(b.Kind, ""))),
            .. Missing(input, outputs).Select(o => AcceptedText.Difference($"{input.Place}: a block `{o.Key}` is missing", "", o.Value)),
        ];

    internal static string Rewrite(string text, TestCase input, IReadOnlyDictionary<string, string> outputs)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var added = Missing(input, outputs).SelectMany(static o => (string[])["", "```" + o.Key, .. Lines(o.Value), "```"]);
        lines.InsertRange(input.Expected[^1].EndLine, added);
        foreach (var block in input.Expected.Reverse())
        {
            lines.RemoveRange(block.Line, block.EndLine - block.Line - 1);
            lines.InsertRange(block.Line, Lines(outputs.GetValueOrDefault(block.Kind, "")));
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<KeyValuePair<string, string>> Missing(TestCase input, IReadOnlyDictionary<string, string> outputs) =>
        outputs
            .Where(o => o.Value.Length > 0 && !input.Expected.Any(b => b.Kind == o.Key))
            .OrderBy(static o => o.Key, StringComparer.Ordinal);

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
