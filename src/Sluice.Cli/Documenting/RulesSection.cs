using System.Text;
using Sluice.Cli.Rendering;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>All rules in plain sentences, with reasons and sources.</summary>
/// <param name="program">The policy set.</param>
/// <param name="words">The sentences.</param>
internal sealed class RulesSection(PolicyProgram program, RuleHtml words)
{
    private static readonly (RuleEffect Effect, string Id, string Title, string Meaning)[] Groups =
    [
        (
            RuleEffect.Allow,
            "allow",
            "What may leave",
            "A transfer needs one of these. It has to be about all of the data, the recipient and the purpose."
        ),
        (
            RuleEffect.Deny,
            "deny",
            "What may not leave",
            "One of these is enough to stop a transfer, whatever else allows it; also where it is about only a part."
        ),
        (
            RuleEffect.Require,
            "require",
            "What has to be so",
            "Where one of these is about a transfer and is not met, the transfer is stopped."
        ),
        (RuleEffect.Oblige, "oblige", "Duties that come with it", "These stop nothing; they say what the recipient owes."),
    ];

    /// <summary>The section.</summary>
    public string Write()
    {
        var page = new StringBuilder("<section id=\"rules\" aria-labelledby=\"rules-title\">\n<h2 id=\"rules-title\">Rules</h2>\n");
        page.Append(
            "<p>What no rule allows may not leave. What is not known counts against a transfer. The order of rules makes no difference.</p>\n"
        );
        foreach (var (effect, id, title, meaning) in Groups)
        {
            var rules = program.Rules.Where(r => r.Effect == effect).ToList();
            if (rules.Count > 0)
            {
                page.Append(
                    $"<section aria-labelledby=\"{id}-title\" data-group>\n<h3 id=\"{id}-title\">{title}</h3>\n<p class=\"quiet\">{meaning}</p>\n"
                );
                rules.ForEach(r => Write(page, r));
                page.Append("</section>\n");
            }
        }

        return page.Append(program.Rules.IsEmpty ? "<p>There are no rules, so nothing may leave.</p>\n</section>\n" : "</section>\n")
            .ToString();
    }

    private void Write(StringBuilder page, Rule rule)
    {
        page.Append($"<article id=\"{Html.Id("rule", rule.Name)}\" class=\"rule {RuleEffects.NameOf(rule.Effect)}\" data-find>\n");
        page.Append(
            $"<h4>{Html.Text(rule.Title is { Length: > 0 } title ? title : rule.Name)} <a class=\"self\" href=\"#{Html.Id("rule", rule.Name)}\">{Html.Code(rule.Name)}</a></h4>\n"
        );
        page.Append($"<p class=\"sentence\">{words.Of(rule)}</p>\n").Append(words.Exceptions(rule.Exceptions));
        if (rule.Because is { Length: > 0 } because)
        {
            page.Append($"<p class=\"because\"><span class=\"head\">Why:</span> {Html.Text(VerdictWords.Sentence(because))}</p>\n");
        }

        if (!rule.Cite.IsEmpty)
        {
            page.Append(
                $"<p class=\"sources\"><span class=\"head\">Sources:</span> {string.Join("; ", rule.Cite.Select(static c => $"<cite>{Html.Text(c)}</cite>"))}</p>\n"
            );
        }

        page.Append($"<p class=\"place\">{Html.Text(VerdictWords.PlaceInside(rule.Location))}</p>\n</article>\n");
    }
}
