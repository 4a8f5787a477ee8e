using System.Text;
using Sluice.Core.Analysis;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>The table of what may go to whom: each category beside each partner, with the most permissive there can be.</summary>
/// <param name="names">The vocabulary.</param>
/// <param name="outlooks">What can become of each flow.</param>
internal sealed class MatrixSection(Vocabulary names, FlowOutlooks outlooks)
{
    /// <summary>The section.</summary>
    public string Write()
    {
        var page = new StringBuilder(
            "<section id=\"matrix\" aria-labelledby=\"matrix-title\">\n<h2 id=\"matrix-title\">What may go to whom</h2>\n"
        );
        page.Append(
            "<p>The strongest verdict there can be for each category of data and each partner, over all purposes, everything a transfer can state and all people:</p>\n<dl class=\"legend\">\n"
        );
        var undecided = names.Categories.All.Any(c =>
            names.Partners.All.Any(p => names.Purposes.All.Any(q => outlooks.Of(new FlowNames(c, p, q)) == Outlook.Undecided))
        );
        foreach (
            var outlook in (Outlook[])[Outlook.Always, Outlook.Depends, Outlook.Never, .. undecided ? new[] { Outlook.Undecided } : []]
        )
        {
            page.Append($"<div><dt class=\"cell {Name(outlook)}\">{Mark(outlook)}</dt><dd>{Meaning(outlook)}</dd></div>\n");
        }

        page.Append(
            "</dl>\n<p>Below the word stand the purposes it holds for; a purpose stands for all below it. A category is sent whole: where only a part of it may leave, the parts are rows of their own.</p>\n"
        );
        if (names.Categories.Count == 0 || names.Partners.Count == 0)
        {
            return page.Append("<p>There is nothing to show: the policy set has no categories or no partners.</p>\n</section>\n")
                .ToString();
        }

        page.Append("<div class=\"scroll\" role=\"region\" aria-labelledby=\"matrix-title\" tabindex=\"0\">\n<table class=\"matrix\">\n");
        page.Append("<caption>Categories of data (rows) and partners (columns)</caption>\n<thead>\n<tr><th scope=\"col\">Category</th>");
        foreach (var partner in names.Partners.All)
        {
            var above = partner.Parent is { } parent ? $"<span class=\"above\">{Html.Text(parent.Display)} ›</span> " : "";
            page.Append($"<th scope=\"col\">{above}{Html.Link("partner", partner)}</th>");
        }

        page.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var category in names.Categories.All)
        {
            page.Append(
                $"<tr data-find><th scope=\"row\" class=\"depth-{Math.Min(Depth(category), 5)}\">{Html.Link("category", category)} <code>{Html.Text(category.Name)}</code></th>"
            );
            foreach (var partner in names.Partners.All)
            {
                Cell(page, category, partner);
            }

            page.Append("</tr>\n");
        }

        return page.Append("</tbody>\n</table>\n</div>\n</section>\n").ToString();
    }

    /// <summary>How deep a name lies in its tree.</summary>
    public static int Depth(TreeSymbol symbol) => symbol.Parent is { } above ? Depth(above) + 1 : 0;

    private void Cell(StringBuilder page, CategorySymbol category, PartnerSymbol partner)
    {
        var found = names.Purposes.All.Select(p => (Purpose: p, Outlook: outlooks.Of(new FlowNames(category, partner, p)))).ToList();
        var best = found.Count == 0 ? Outlook.Never : found.Max(static f => f.Outlook);
        page.Append($"<td class=\"cell {Name(best)}\">{Mark(best)}");
        if (best != Outlook.Never)
        {
            // What holds for a purpose is not said again of the purposes below it, unless it differs there.
            var reached = found
                .Where(f => f.Outlook == best && !found.Exists(a => a.Purpose == f.Purpose.Parent && a.Outlook == best))
                .ToList();
            page.Append(
                $"<span class=\"purposes\"> for {Html.List([.. reached.Select(static r => Html.Link("purpose", r.Purpose))], "or")}</span>"
            );
        }

        page.Append("</td>");
    }

    private static string Mark(Outlook outlook) =>
        $"<span class=\"mark\" aria-hidden=\"true\">{outlook switch
    {
        Outlook.Always => "●",
        Outlook.Depends => "◐",
        Outlook.Never => "✕",
        _ => "?",
    }}</span> <strong>{Name(outlook)}</strong>";

    private static string Name(Outlook outlook) =>
        outlook switch
        {
            Outlook.Always => "always",
            Outlook.Depends => "depends",
            Outlook.Never => "never",
            _ => "undecided",
        };

    private static string Meaning(Outlook outlook) =>
        outlook switch
        {
            Outlook.Always =>
                "Allowed, whatever else is known: category, partner and purpose permit it by themselves, on every day and for everyone.",
            Outlook.Depends =>
                "Allowed for some transfers or some people: it hangs on facts, dates, consents, agreements or the form of the data.",
            Outlook.Never => "Denied, whatever a transfer states and whoever it is about. This is proven, not tried out.",
            _ => "Not worked out: too many cases. No transfer was found that is allowed, but none is ruled out.",
        };
}
