using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Snapshots;

/// <summary>What verifying found, for people: how much turned, then what turned by which cause.</summary>
internal static class VerifyText
{
    /// <summary>The text.</summary>
    /// <param name="reports">What was found.</param>
    /// <param name="colour">Whether to use colour.</param>
    /// <param name="verbose">Whether to say what would turn the verdicts.</param>
    public static string Render(IReadOnlyCollection<FolderReport> reports, bool colour, bool verbose)
    {
        var page = new TextPage(colour);
        var total = new TurnTotal(reports);
        if (total.Turned.Count > 0)
        {
            page.Line(total.ToString(), 0, 2, total.ToString(), TextPage.Bold);
            page.Blank();
        }

        foreach (var report in reports)
        {
            page.Verbatim($"{report.Display}: {VerdictWords.Plural(report.Manifests, "manifest")}, {report.Same} as accepted");
            Write(page, report, verbose);
        }

        return page.ToString();
    }

    private static void Write(TextPage page, FolderReport report, bool verbose)
    {
        foreach (var outcome in report.Outcomes)
        {
            page.Line($"{(report.Updated ? "written" : outcome.Kind.Id)}: {outcome.Message}", 2, 4, outcome.Message, TextPage.Bold);
            foreach (var transfer in outcome.Transfers)
            {
                page.Line($"{transfer.Name}: {transfer.Turn.Heading}", 4, 6);
                page.Lines(transfer.DaysCame.Select(static d => "+ day " + d), 6);
                page.Lines(transfer.DaysWent.Select(static d => "- day " + d), 6);
                if (verbose)
                {
                    page.Lines(transfer.Changes.Select(static c => $"would turn it to {Verdicts.NameOf(c.To)}: {string.Join("; ", c.Edits)}"), 6);
                }
            }
        }

        var blocks = TurnBlock.Of(report, report.Outcomes.SelectMany(static o => o.Transfers));
        foreach (var block in blocks)
        {
            page.Blank();
            page.Line(block.Turn.Heading, 2, 4, block.Turn.Heading, block.Turn.Now is { } now ? TextRenderer.StyleOf(now) : TextPage.Bold);
            page.Lines(block.Causes, 4);
            page.Lines(block.Flows, 6);
        }

        if (blocks.Count > 0)
        {
            page.Blank();
        }
    }
}
