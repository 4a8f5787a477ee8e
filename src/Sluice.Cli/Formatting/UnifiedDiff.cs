using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Formatting;

/// <summary>
/// The difference of two texts as <c>diff -u</c> writes it, so that <c>patch</c> and <c>git apply</c> take it, unless a line would speak to
/// the terminal.
/// </summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string Red = "31";
    private const string Green = "32";
    private const string Cyan = "36";

    /// <summary>The difference; empty when there is none. Line endings count.</summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="before">Its text.</param>
    /// <param name="after">What it should be.</param>
    /// <param name="colour">Whether to colour it.</param>
    public static string Write(string path, string before, string after, bool colour)
    {
        DiffResult result = Differ.Instance.CreateDiffs(before, after, false, false, LineEndingsPreservingChunker.Instance);
        if (result.DiffBlocks.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append($"--- {VisibleText.Of(path)}\n+++ {VisibleText.Of(path)}\n");
        for (var first = 0; first < result.DiffBlocks.Count; )
        {
            // Changes whose context meets are one piece.
            var last = first;
            while (
                last + 1 < result.DiffBlocks.Count
                && result.DiffBlocks[last + 1].DeleteStartA - EndOf(result.DiffBlocks[last]) <= 2 * Context
            )
            {
                last++;
            }

            Hunk(text, result, first, last, colour);
            first = last + 1;
        }

        return text.ToString();
    }

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    private static void Hunk(StringBuilder text, DiffResult result, int first, int last, bool colour)
    {
        var blocks = result.DiffBlocks;
        var start = Math.Max(0, blocks[first].DeleteStartA - Context);
        var end = Math.Min(result.PiecesOld.Count, EndOf(blocks[last]) + Context);
        var shift = blocks[first].InsertStartB - blocks[first].DeleteStartA;
        var grown = 0;
        var lines = new StringBuilder();
        var at = start;
        for (var i = first; i <= last; i++)
        {
            var block = blocks[i];
            Lines(lines, result.PiecesOld, at, block.DeleteStartA, ' ', null);
            Lines(lines, result.PiecesOld, block.DeleteStartA, EndOf(block), '-', colour ? Red : null);
            Lines(lines, result.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB, '+', colour ? Green : null);
            at = EndOf(block);
            grown += block.InsertCountB - block.DeleteCountA;
        }

        Lines(lines, result.PiecesOld, at, end, ' ', null);
        var head = $"@@ -{Range(start, end - start)} +{Range(start + shift, end - start + grown)} @@";
        text.Append(Paint(head, colour ? Cyan : null)).Append('\n').Append(lines);
    }

    // An empty stretch is named by the line before it.
    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)}{(count == 1 ? "" : $",{count}")}");

    private static void Lines(StringBuilder text, IReadOnlyList<string> lines, int start, int end, char sign, string? colour)
    {
        for (var i = start; i < end; i++)
        {
            var whole = lines[i].EndsWith('\n');
            // A carriage return belongs to the end of a line, which counts.
            var line = VisibleText.Lines(whole ? lines[i] : lines[i] + "\n")[..^1];
            text.Append(Paint(sign + line, colour)).Append('\n');
            if (!whole)
            {
                text.Append("\\ No newline at end of file\n");
            }
        }
    }

    private static string Paint(string line, string? code) => code is null ? line : $"\u001b[{code}m{line}\u001b[0m";
}
