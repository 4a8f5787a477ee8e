using System.Globalization;
using System.Text;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>A policy set as one page of HTML for those who do not read policies: everything is in it and nothing is fetched.</summary>
/// <param name="engine">The policy set.</param>
/// <param name="title">What the page is called.</param>
/// <param name="accepted">The accepted verdicts beside the policies; without any, the page does not speak of them.</param>
internal sealed class PolicyPage(PolicyEngine engine, string title, IReadOnlyList<AcceptedTransfer> accepted)
{
    /// <summary>The page.</summary>
    public string Write()
    {
        var program = engine.Program;
        var words = new RuleHtml(program.Vocabulary);
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");

        // Only this very style and script: should anything else ever get into the page, it stays text.
        page.Append(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(DocumentStyle.Text)}'; script-src '{Hash(DocumentScript.Text)}'; base-uri 'none'; form-action 'none'\">\n"
        );
        page.Append(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Sluice\">\n"
        );
        page.Append(
            $"<title>{Html.Text(title)}: what may leave</title>\n<style>{DocumentStyle.Text}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<div class=\"page\">\n"
        );
        Header(page);
        page.Append("<main id=\"main\">\n");
        page.Append(new MatrixSection(program.Vocabulary, new FlowOutlooks(program)).Write());
        page.Append(new RulesSection(program, words).Write());
        page.Append(new PromisesSection(engine, words).Write());
        page.Append(accepted.Count == 0 ? "" : new AcceptedSection(program, accepted).Write());
        page.Append(new VocabularySection(program.Vocabulary, words).Write());
        page.Append(
            "</main>\n<footer>\n<p>Made from the policy set itself; the sentences are a help for reading, the files are what counts.</p>\n"
        );
        page.Append(
            $"<p class=\"digest\">policy <code>sha256:{program.Digest}</code></p>\n</footer>\n</div>\n<script>{DocumentScript.Text}</script>\n</body>\n</html>\n"
        );
        return page.ToString();
    }

    private void Header(StringBuilder page)
    {
        var program = engine.Program;
        page.Append(
            $"<header>\n<h1>{Html.Text(title)}</h1>\n<p class=\"lead\">Which data may go to which partners, for which purposes, and on what conditions: "
        );
        page.Append(
            $"{VerdictWords.Plural(program.Rules.Length, "rule")}, {VerdictWords.Plural(program.Invariants.Length, "promise")} and {VerdictWords.Plural(program.Tests.Length, "test")} "
        );
        page.Append(
            $"about {Count(program.Vocabulary.Categories.Count, "category", "categories")} of data, {VerdictWords.Plural(program.Vocabulary.Partners.Count, "partner")} and {VerdictWords.Plural(program.Vocabulary.Purposes.Count, "purpose")}.</p>\n"
        );
        page.Append("<nav aria-label=\"Contents\">\n<ul>\n");
        foreach (
            var (id, name) in (ReadOnlySpan<(string, string)>)
                [
                    ("matrix", "What may go to whom"),
                    ("rules", "Rules"),
                    ("promises", "Promises"),
                    ("tests", "Tests"),
                    ("verdicts", "Accepted verdicts"),
                    ("vocabulary", "Vocabulary"),
                ]
        )
        {
            if (id == "verdicts" && accepted.Count == 0)
            {
                continue;
            }

            page.Append($"<li><a href=\"#{id}\">{name}</a></li>\n");
        }

        page.Append(
            "</ul>\n</nav>\n<div id=\"search\" role=\"search\" hidden>\n<label for=\"find\">Search</label>\n<input id=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">\n<output id=\"found\" for=\"find\" aria-live=\"polite\"></output>\n</div>\n</header>\n"
        );
    }

    private static string Count(int count, string one, string many) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(TextDigest.Bytes(text));
}
