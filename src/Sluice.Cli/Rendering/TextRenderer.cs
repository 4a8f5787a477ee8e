using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Rendering;

/// <summary>Text for people: like a colleague's explanation, every ground once with the fields it hits.</summary>
internal sealed class TextRenderer : IReportRenderer
{
    /// <inheritdoc/>
    public string Render(CheckReport report, bool colour)
    {
        var page = new TextPage(colour);
        foreach (var verdict in report.Verdicts)
        {
            Write(page, verdict);
            page.Blank();
        }

        var errors = report.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error);
        if (report.Verdicts.IsEmpty)
        {
            page.Line(errors > 0 ? $"Nothing is decided: {VerdictWords.Plural(errors, "error")}." : "Nothing is decided.", 0, 0);
        }
        else if (report.Verdicts.Length > 1 || errors > 0)
        {
            var counts = VerdictWords.Count(report.Verdicts.Select(static v => v.Verdict));
            var missing = errors == 0 ? "" : $"; {VerdictWords.Plural(errors, "error")}, so not everything is decided";
            page.Line($"{VerdictWords.Plural(report.Verdicts.Length, "transfer")}: {counts}{missing}.", 0, 2);
        }

        return page.ToString();
    }

    private static void Write(TextPage page, TransferVerdict verdict)
    {
        var word = Verdicts.NameOf(verdict.Verdict).ToUpperInvariant();
        var indent = word.Length + 2;
        var title = verdict.Manifest.Title is { Length: > 0 } t ? "  " + t : "";
        page.Line($"{word}  {verdict.Manifest.Name.Value}{title}", 0, indent, word, StyleOf(verdict.Verdict));
        page.Line($"{VerdictWords.Place(verdict.Manifest.Location)}, {VerdictWords.When(verdict)}", indent, indent);
        page.Line(VerdictWords.Summary(verdict.Flows), indent, indent);
        WriteTimeline(page, verdict);

        var groups = new VerdictGroups(verdict);
        WriteGrounds(page, groups);
        WriteClaims(page, groups);
        WriteUnknowns(page, groups);
        WriteNearMisses(page, groups);
        WriteResiduals(page, groups);
        WriteAssumed(page, groups);
        WritePassing(page, groups, verdict);
        WriteDuties(page, groups);
        if (groups.CutShort() is { Count: > 0 } cut)
        {
            page.Heading("Not tried to the end");
            page.Line(VerdictWords.CutShort, 2, 4);
            page.Lines(cut, 4);
        }

        WriteChanges(page, verdict);
        page.Blank();
        page.Line(
            $"policy sha256:{Short(verdict.PolicyDigest)}, manifest sha256:{Short(verdict.Manifest.Digest)}",
            0,
            0,
            "policy",
            TextPage.Faint
        );
    }

    private static void WriteTimeline(TextPage page, TransferVerdict verdict)
    {
        if (verdict.Timeline is not { } timeline)
        {
            return;
        }

        page.Heading("Timeline");
        TimelineEntry? before = null;
        foreach (var entry in VerdictWords.Merge(timeline))
        {
            var start = $"{TextWidth.Pad(VerdictWords.Days(entry), 24)}  {Verdicts.NameOf(entry.Verdict)}  ";
            page.Line(
                start + VerdictWords.Grounds(entry, before),
                2,
                2 + start.Length,
                Verdicts.NameOf(entry.Verdict),
                StyleOf(entry.Verdict)
            );
            before = entry;
        }
    }

    private static void WriteGrounds(TextPage page, VerdictGroups groups)
    {
        var grounds = groups.Grounds();
        if (grounds.Count == 0)
        {
            return;
        }

        page.Heading(grounds.Count == 1 ? "The ground" : $"{grounds.Count} grounds, each enough by itself");
        for (var i = 0; i < grounds.Count; i++)
        {
            if (i > 0)
            {
                page.Blank();
            }

            var (rule, flows) = grounds[i];
            if (rule is null)
            {
                page.Line("Nothing permits it", 2, 4, "Nothing permits it", TextPage.Bold);
            }
            else
            {
                WriteRule(page, rule);
            }

            page.Lines(flows, 4);
        }
    }

    private static void WriteRule(TextPage page, Rule rule)
    {
        page.Line($"{rule.Name}  {VerdictWords.Place(rule.Location)}", 2, 4, rule.Name, TextPage.Bold);
        var text =
            $"{SentenceOf(rule.Title)}{SentenceOf(rule.Because)}{(rule.Cite.IsEmpty ? "" : "[" + string.Join("; ", rule.Cite) + "]")}".Trim();
        if (text.Length > 0)
        {
            page.Line(text, 4, 4);
        }
    }

    private static string SentenceOf(string? words) => string.IsNullOrEmpty(words) ? "" : VerdictWords.Sentence(words) + " ";

    private static void WriteClaims(TextPage page, VerdictGroups groups)
    {
        var claims = groups.Claims();
        if (claims.Count > 0)
        {
            page.Heading("Claims that do not hold");
        }

        foreach (var (claim, flows) in claims)
        {
            page.Line($"called {claim.Claimed.Name}, but {claim.Found.Name}:", 2, 4);
            foreach (var reason in claim.Reasons)
            {
                page.Line("- " + reason, 4, 6);
            }

            page.Lines(flows, 4);
        }
    }

    private static void WriteUnknowns(TextPage page, VerdictGroups groups)
    {
        var unknowns = groups.Unknowns();
        if (unknowns.Count > 0)
        {
            page.Heading("Not known, and it matters");
        }

        foreach (var (fact, flows) in unknowns)
        {
            page.Line(
                fact.Rules.IsEmpty ? fact.Fact : $"{fact.Fact}  matters to {string.Join(", ", fact.Rules)}",
                2,
                4,
                fact.Fact,
                TextPage.Bold
            );
            page.Line("to make it known: " + fact.Hint, 4, 6);
            page.Lines(flows, 4);
        }
    }

    private static void WriteNearMisses(TextPage page, VerdictGroups groups)
    {
        var misses = groups.NearMisses(out var further);
        if (misses.Count > 0)
        {
            page.Heading("Rules that nearly permit it");
        }

        foreach (var (rule, failed, flows) in misses)
        {
            page.Line($"{rule.Name}  {VerdictWords.Place(rule.Location)}", 2, 4, rule.Name, TextPage.Bold);
            foreach (var clause in failed)
            {
                page.Line("- " + clause, 4, 6);
            }

            page.Lines(flows, 4);
        }

        if (further is not null)
        {
            page.Line($"({further})", 2, 4);
        }
    }

    private static void WriteResiduals(TextPage page, VerdictGroups groups)
    {
        var residuals = groups.Residuals();
        if (residuals.Count > 0)
        {
            page.Heading("Allowed only for the people for whom this is true");
        }

        foreach (var (condition, flows) in residuals)
        {
            page.Line(condition, 2, 4, condition, TextPage.Bold);
            page.Lines(flows, 4);
        }
    }

    private static void WriteAssumed(TextPage page, VerdictGroups groups)
    {
        var assumed = groups.Assumed();
        if (assumed.Count > 0)
        {
            page.Heading("Taken for granted: everybody is in the population");
        }

        foreach (var (population, flows) in assumed)
        {
            page.Line(population, 2, 4, population, TextPage.Bold);
            page.Lines(flows, 4);
        }
    }

    private static void WritePassing(TextPage page, VerdictGroups groups, TransferVerdict verdict)
    {
        var passing = groups.Passing();
        if (passing.Count > 0)
        {
            page.Heading(verdict.Verdict == Verdict.Allow ? "What permits it" : "What passes");
        }

        foreach (var (rules, flows) in passing)
        {
            if (rules.Length > 0)
            {
                page.Line(rules, 2, 4, rules, TextPage.Bold);
            }

            page.Lines(flows, 4);
        }
    }

    private static void WriteDuties(TextPage page, VerdictGroups groups)
    {
        var duties = groups.Duties();
        if (duties.Count > 0)
        {
            page.Heading("Duties that come with it");
        }

        foreach (var (duty, rule, flows) in duties)
        {
            var place = VerdictWords.Place(rule.Location);
            page.Line($"{duty}  {rule.Name}, {place}", 2, 4, duty, TextPage.Bold);
            page.Lines(flows, 4);
        }
    }

    private static void WriteChanges(TextPage page, TransferVerdict verdict)
    {
        if (verdict.Changes.IsEmpty && !verdict.ChangesCutShort)
        {
            return;
        }

        page.Heading("What would turn it");
        foreach (var change in verdict.Changes)
        {
            var name = Verdicts.NameOf(change.To);
            page.Line($"to {name}:", 2, 4, name, StyleOf(change.To));
            foreach (var edit in change.Edits)
            {
                page.Line("- " + edit, 4, 6);
            }
        }

        if (verdict.ChangesCutShort)
        {
            page.Line($"({VerdictWords.ChangesCutShort})", 2, 4);
        }
    }

    /// <summary>The colour of a verdict.</summary>
    internal static string StyleOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allow => "1;32",
            Verdict.Restrict => "1;33",
            Verdict.Undetermined => "1;35",
            _ => "1;31",
        };

    private static string Short(string digest) => digest.Length > 16 ? digest[..16] : digest;
}
