using System.Text;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>What was accepted of the transfers that are kept beside the policies.</summary>
/// <param name="program">The policy set, whose rules are linked to.</param>
/// <param name="transfers">The accepted verdicts.</param>
internal sealed class AcceptedSection(PolicyProgram program, IReadOnlyList<AcceptedTransfer> transfers)
{
    /// <summary>The section.</summary>
    public string Write()
    {
        var page = new StringBuilder(
            "<section id=\"verdicts\" aria-labelledby=\"verdicts-title\">\n<h2 id=\"verdicts-title\">Accepted verdicts</h2>\n"
        );
        page.Append(
            "<p>What somebody has looked at and accepted; <code>sluice verify</code> tells where it is decided otherwise. The second of two days is excluded.</p>\n"
        );
        page.Append(
            "<div class=\"scroll\" role=\"region\" aria-labelledby=\"verdicts-title\" tabindex=\"0\">\n<table class=\"tests\">\n<caption>Transfers and what was accepted of them</caption>\n<thead>\n"
        );
        page.Append(
            "<tr><th scope=\"col\">Transfer</th><th scope=\"col\">Verdict</th><th scope=\"col\">Days</th><th scope=\"col\">Flows</th><th scope=\"col\">Grounds</th></tr>\n</thead>\n<tbody>\n"
        );
        foreach (var transfer in transfers)
        {
            Write(page, transfer);
        }

        return page.Append("</tbody>\n</table>\n</div>\n</section>\n").ToString();
    }

    private void Write(StringBuilder page, AcceptedTransfer transfer)
    {
        var style = transfer.Verdict switch
        {
            Verdict.Allow => "always",
            Verdict.Restrict or Verdict.Undetermined => "depends",
            _ => "never",
        };
        page.Append(
            $"<tr data-find><th scope=\"row\">{Html.Code(transfer.Name)}</th><td class=\"cell {style}\"><strong>{string.Join(" or ", transfer.Verdicts)}</strong></td>"
        );
        page.Append($"<td>{string.Join("<br>", transfer.Days.Select(static d => Html.Text(InWords(d))))}</td>");
        page.Append(
            $"<td>{VerdictWords.Count(transfer.Flows.Values.Select(static f => f.Verdict).OfType<Verdict>())}</td><td>{string.Join(", ", Grounds(transfer))}</td></tr>\n"
        );
    }

    // `2024-05-22.. deny` has no end.
    private static string InWords(string line) =>
        line.Contains(".. ", StringComparison.Ordinal) ? "from " + line.Replace("..", ":", StringComparison.Ordinal)
        : line.Replace("..", " until ", StringComparison.Ordinal) is var text && text.LastIndexOf(' ') is var at
            ? $"{text[..at]}:{text[at..]}"
        : line;

    private IEnumerable<string> Grounds(AcceptedTransfer transfer) =>
        transfer
            .Flows.Values.SelectMany(static f => f.Facts.Values)
            .Where(static f => f.Kind == AcceptedFact.Ground)
            .Select(static f => f.Value)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name == AcceptedFact.NothingPermits)
            .ThenBy(static name => name, StringComparer.Ordinal)
            .Select(name =>
                name == AcceptedFact.NothingPermits ? VerdictWords.Default
                : program.Rules.Any(r => r.Name == name) ? Html.RuleLink(name)
                : Html.Code(name)
            );
}
