using System.Text;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Markdown for a comment on a pull request: a table first, the reasons folded below it.</summary>
internal sealed class MarkdownRenderer : IReportRenderer
{
    /// <inheritdoc/>
    public string Render(CheckReport report, bool colour)
    {
        var page = new StringBuilder();
        var errors = report.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error);
        var counts = VerdictWords.Count(report.Verdicts.Select(static v => v.Verdict));
        var summary = counts.Length == 0 ? "nothing is decided" : counts;
        page.Append($"## Sluice: {summary}{(errors == 0 ? "" : $", {VerdictWords.Plural(errors, "error")}")}\n");
        if (!report.Verdicts.IsEmpty)
        {
            page.Append("\n| verdict | transfer | flows | grounds |\n|---|---|---|---|\n");
            foreach (var verdict in report.Verdicts)
            {
                Row(page, verdict);
            }
        }

        if (!report.Diagnostics.IsEmpty)
        {
            page.Append("\n### Errors and warnings\n\n");
            foreach (var diagnostic in report.Diagnostics)
            {
                Bullet(page, diagnostic);
            }
        }

        foreach (var verdict in report.Verdicts)
        {
            Details(page, verdict);
        }

        return page.ToString();
    }

    private static void Row(StringBuilder page, TransferVerdict verdict)
    {
        var title = verdict.Manifest.Title is { Length: > 0 } t ? " " + MarkdownText.Escape(t) : "";
        var grounds = new VerdictGroups(verdict)
            .Grounds()
            .Select(static g => g.Rule is null ? VerdictWords.Default : MarkdownText.Code(g.Rule.Name));
        page.Append($"| **{Verdicts.NameOf(verdict.Verdict)}** | {MarkdownText.Code(verdict.Manifest.Name.Value)}{title} ");
        page.Append($"| {VerdictWords.Count(verdict.Flows.Select(static f => f.Verdict))} | {string.Join(", ", grounds)} |\n");
    }

    private static void Bullet(StringBuilder page, Diagnostic diagnostic)
    {
        var place = diagnostic.Location is { } location ? MarkdownText.Code(VerdictWords.Place(location)) + " " : "";
        var hint = diagnostic.Hint is null ? "" : $" ({MarkdownText.Escape(diagnostic.Hint)})";
        page.Append(
            $"- {place}**{(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {diagnostic.Id}** {MarkdownText.Escape(diagnostic.Message)}{hint}\n"
        );
    }

    private static void Details(StringBuilder page, TransferVerdict verdict)
    {
        var groups = new VerdictGroups(verdict);
        page.Append(
            $"\n<details>\n<summary>{Verdicts.NameOf(verdict.Verdict)}: {MarkdownText.Tagged(verdict.Manifest.Name.Value)}</summary>\n\n"
        );
        page.Append(
            $"{MarkdownText.Code(VerdictWords.Place(verdict.Manifest.Location))}, {VerdictWords.When(verdict)}. {VerdictWords.Summary(verdict.Flows)}\n"
        );
        Timeline(page, verdict);
        Section(page, "Grounds", groups.Grounds().Select(static g => (g.Rule is null ? "Nothing permits it" : RuleText(g.Rule), g.Flows)));
        Section(
            page,
            "Claims that do not hold",
            groups
                .Claims()
                .Select(static c =>
                    (
                        $"called {MarkdownText.Code(c.Claim.Claimed.Name)}, but {MarkdownText.Code(c.Claim.Found.Name)}: {MarkdownText.Escape(string.Join("; ", c.Claim.Reasons))}",
                        c.Flows
                    )
                )
        );
        Section(
            page,
            "Not known, and it matters",
            groups
                .Unknowns()
                .Select(static u =>
                    (
                        $"{MarkdownText.Code(u.Fact.Fact)} matters to {string.Join(", ", u.Fact.Rules.Select(MarkdownText.Code))}: {MarkdownText.Escape(u.Fact.Hint)}",
                        u.Flows
                    )
                )
        );
        Section(
            page,
            "Rules that nearly permit it",
            groups
                .NearMisses(out var further)
                .Select(static m => ($"{MarkdownText.Code(m.Rule.Name)}: {MarkdownText.Escape(string.Join("; ", m.Failed))}", m.Flows))
        );
        page.Append(further is null ? "" : $"- {further}\n");
        Section(
            page,
            "Allowed only for the people for whom this is true",
            groups.Residuals().Select(static r => (MarkdownText.Code(r.Said), r.Flows))
        );
        Section(
            page,
            "Taken for granted: everybody is in the population",
            groups.Assumed().Select(static a => (MarkdownText.Code(a.Said), a.Flows))
        );
        Section(page, "What passes", groups.Passing().Select(static p => (MarkdownText.Code(p.Said), p.Flows)));
        Section(
            page,
            "Duties that come with it",
            groups.Duties().Select(static d => ($"{MarkdownText.Code(d.Duty)} by {MarkdownText.Code(d.Rule.Name)}", d.Flows))
        );
        Section(page, "Not tried to the end", groups.CutShort() is { Count: > 0 } cut ? [(VerdictWords.CutShort, cut)] : []);
        Section(page, "What would turn it", verdict.Changes.Select(static c => ($"to **{Verdicts.NameOf(c.To)}**", c.Edits.ToList())));
        page.Append(verdict.ChangesCutShort ? $"\n{VerdictWords.ChangesCutShort}\n" : "");
        page.Append("\n</details>\n");
    }

    private static void Timeline(StringBuilder page, TransferVerdict verdict)
    {
        if (verdict.Timeline is not { } timeline)
        {
            return;
        }

        page.Append("\n| days | verdict | grounds |\n|---|---|---|\n");
        TimelineEntry? before = null;
        foreach (var entry in VerdictWords.Merge(timeline))
        {
            page.Append(
                $"| {VerdictWords.Days(entry)} | {Verdicts.NameOf(entry.Verdict)} | {MarkdownText.Escape(VerdictWords.Grounds(entry, before))} |\n"
            );
            before = entry;
        }
    }

    private static void Section(StringBuilder page, string heading, IEnumerable<(string Head, List<string> Lines)> entries)
    {
        var first = true;
        foreach (var (head, lines) in entries)
        {
            page.Append(first ? $"\n**{heading}**\n\n" : "");
            first = false;
            page.Append($"- {head}\n");
            foreach (var line in lines)
            {
                page.Append($"  - {MarkdownText.Escape(line)}\n");
            }
        }
    }

    private static string RuleText(Rule rule)
    {
        var text = string.Join(' ', new[] { rule.Title, rule.Because }.OfType<string>().Select(VerdictWords.Sentence));
        var cite = rule.Cite.IsEmpty ? "" : $" _{MarkdownText.Escape(string.Join("; ", rule.Cite))}_";
        return $"{MarkdownText.Code(rule.Name)} ({MarkdownText.Code(VerdictWords.Place(rule.Location))}) {MarkdownText.Escape(text)}{cite}";
    }
}
