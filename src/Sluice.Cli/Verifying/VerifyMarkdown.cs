using System.Text;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Rendering;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Verifying;

/// <summary>What verifying found, for a comment on a pull request.</summary>
internal static class VerifyMarkdown
{
    /// <summary>The text.</summary>
    /// <param name="reports">What was found.</param>
    /// <param name="verbose">Whether to say what would change the verdicts.</param>
    public static string Render(IReadOnlyCollection<FolderReport> reports, bool verbose)
    {
        var page = new StringBuilder($"## Sluice: {new VerdictChangeCounts(reports)}\n");
        foreach (var report in reports)
        {
            page.Append(
                $"\n### {MarkdownText.Escape(report.Display)}: {VerdictWords.Plural(report.Manifests, "manifest")}, {report.Same} as accepted\n"
            );
            foreach (var diagnostic in report.Check.Diagnostics)
            {
                var place = diagnostic.Location is { } location ? MarkdownText.Code(VerdictWords.Place(location)) + " " : "";
                page.Append($"\n- {place}**{diagnostic.Id}** {MarkdownText.Escape(diagnostic.Message)}\n");
            }

            Outcomes(page, report, verbose);
            foreach (var block in VerdictChangeGroup.Of(report, report.Outcomes.SelectMany(static o => o.Transfers)))
            {
                page.Append($"\n**{block.VerdictChange.Heading}**\n\n");
                foreach (var line in block.Causes)
                {
                    page.Append($"- {MarkdownText.Code(line)}\n");
                }

                foreach (var line in block.Flows)
                {
                    page.Append($"  - {MarkdownText.Escape(line)}\n");
                }
            }
        }

        return page.ToString();
    }

    private static void Outcomes(StringBuilder page, FolderReport report, bool verbose)
    {
        if (report.Outcomes.IsEmpty)
        {
            return;
        }

        page.Append("\n| transfer | verdict | |\n|---|---|---|\n");
        foreach (var outcome in report.Outcomes)
        {
            var says = report.Updated
                ? MarkdownText.Escape(outcome.Done)
                : $"{outcome.Kind.Id}: {(outcome.Kind == CommandDiagnostics.SnapshotDiffers ? MarkdownText.Code(outcome.File) : MarkdownText.Escape(outcome.Message))}";
            if (outcome.Transfers.IsEmpty)
            {
                page.Append($"| | | {says} |\n");
            }

            foreach (var transfer in outcome.Transfers)
            {
                var days = transfer.DaysCame.Select(static d => "+ day " + d).Concat(transfer.DaysWent.Select(static d => "- day " + d));
                var changes = verbose
                    ? transfer.Changes.Select(static c => $"to {Verdicts.NameOf(c.To)}: {string.Join("; ", c.Edits)}")
                    : [];
                page.Append(
                    $"| {MarkdownText.Code(transfer.Name)} | {transfer.VerdictChange.Heading} | {string.Join("<br>", [says, .. days.Concat(changes).Select(MarkdownText.Escape)])} |\n"
                );
            }
        }
    }
}
