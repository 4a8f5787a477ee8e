using Sluice.Cli.Diagnostics;
using Sluice.Cli.Rendering;
using Sluice.Core.Model;

namespace Sluice.Cli.Verifying;

/// <summary>The report of verifying, for people: how many verdicts changed, then which by which cause.</summary>
internal static class VerifyText
{
    /// <summary>The text.</summary>
    /// <param name="reports">What was found.</param>
    /// <param name="colour">Whether to use colour.</param>
    /// <param name="verbose">Whether to say what would change the verdicts.</param>
    public static string Render(IReadOnlyCollection<FolderReport> reports, bool colour, bool verbose)
    {
        var page = new TextPage(colour);
        var total = new VerdictChangeCounts(reports);
        if (!total.IsNothing)
        {
            page.Line(total.ToString(), 0, 2, total.ToString(), TextPage.Bold);
            page.Blank();
        }

        var between = false;
        foreach (var report in reports)
        {
            if (between)
            {
                page.Blank();
            }

            page.Verbatim($"{report.Display}: {VerdictWords.Plural(report.Manifests, "manifest")}, {report.Same} as accepted");
            between = Write(page, report, verbose);
        }

        return page.ToString();
    }

    // Returns whether it ended with a block, which is followed by an empty line.
    private static bool Write(TextPage page, FolderReport report, bool verbose)
    {
        foreach (var outcome in report.Outcomes)
        {
            // Which of many differ is told in few words: what makes them differ follows for all of them together.
            var differs = outcome.Kind == CommandDiagnostics.SnapshotDiffers;
            var said = differs ? outcome.File : outcome.Message;
            page.Line(
                report.Updated ? outcome.Done : $"{outcome.Kind.Id}: {said}",
                2,
                4,
                report.Updated ? outcome.Snapshot : said,
                TextPage.Bold
            );
            foreach (var transfer in outcome.Transfers)
            {
                page.Line($"{transfer.Name}: {transfer.VerdictChange.Heading}", 4, 6);
                page.Lines(transfer.DaysCame.Select(static d => "+ day " + d), 6);
                page.Lines(transfer.DaysWent.Select(static d => "- day " + d), 6);
                if (verbose)
                {
                    page.Lines(
                        transfer.Changes.Select(static c => $"would turn it to {Verdicts.NameOf(c.To)}: {string.Join("; ", c.Edits)}"),
                        6
                    );
                }
            }
        }

        var blocks = VerdictChangeGroup.Of(report, report.Outcomes.SelectMany(static o => o.Transfers));
        foreach (var block in blocks)
        {
            page.Blank();
            page.Line(
                block.VerdictChange.Heading,
                2,
                4,
                block.VerdictChange.Heading,
                block.VerdictChange.Now is { } now ? TextRenderer.StyleOf(now) : TextPage.Bold
            );
            page.Lines(block.Causes, 4);
            page.Lines(block.Flows, 6);
        }

        return blocks.Count > 0;
    }
}
