using System.Collections.Immutable;
using System.Text;
using Sluice.Cli.Rendering;
using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>Promises, decided, and tests, run.</summary>
/// <param name="engine">The policy set.</param>
/// <param name="words">The sentences.</param>
internal sealed class PromisesSection(PolicyEngine engine, RuleHtml words)
{
    /// <summary>The two sections.</summary>
    public string Write()
    {
        var page = new StringBuilder(
            "<section id=\"promises\" aria-labelledby=\"promises-title\">\n<h2 id=\"promises-title\">Promises</h2>\n"
        );
        page.Append("<p>Decided over all flows and all values of facts: proven, or broken by some transfer.</p>\n");
        var prover = new InvariantProver(engine);
        foreach (var invariant in engine.Program.Invariants)
        {
            Write(page, prover.Decide(invariant));
        }

        page.Append(engine.Program.Invariants.IsEmpty ? "<p>There are none.</p>\n" : "");
        page.Append("</section>\n<section id=\"tests\" aria-labelledby=\"tests-title\">\n<h2 id=\"tests-title\">Tests</h2>\n");
        if (engine.Program.Tests.IsEmpty)
        {
            return page.Append("<p>There are none.</p>\n</section>\n").ToString();
        }

        page.Append(
            "<p>Examples that have to be decided as they say.</p>\n<div class=\"scroll\" role=\"region\" aria-labelledby=\"tests-title\" tabindex=\"0\">\n<table class=\"tests\">\n<caption>Tests and what came of them</caption>\n<thead>\n<tr><th scope=\"col\">Test</th><th scope=\"col\">What is sent</th><th scope=\"col\">Expected</th><th scope=\"col\">Result</th></tr>\n</thead>\n<tbody>\n"
        );
        foreach (var test in engine.Program.Tests)
        {
            Write(page, TestRunner.Run(engine, test));
        }

        return page.Append("</tbody>\n</table>\n</div>\n</section>\n").ToString();
    }

    private void Write(StringBuilder page, InvariantOutcome outcome)
    {
        var invariant = outcome.Invariant;
        var (word, style) = outcome.Status switch
        {
            InvariantStatus.Proven => ("proven", "always"),
            InvariantStatus.Broken => ("broken", "never"),
            _ => ("not decided", "depends"),
        };
        page.Append($"<article id=\"{Html.Id("invariant", invariant.Name)}\" class=\"rule promise\" data-find>\n");
        page.Append(
            $"<h3>{Html.Text(invariant.Title is { Length: > 0 } title ? title : invariant.Name)} <a class=\"self\" href=\"#{Html.Id("invariant", invariant.Name)}\">{Html.Code(invariant.Name)}</a></h3>\n"
        );
        page.Append($"<p class=\"sentence\">{words.OfPromise(invariant.Body)}</p>\n").Append(words.Exceptions(invariant.Body.Exceptions));
        page.Append($"<p><span class=\"cell {style}\"><strong>{word}</strong></span>");
        if (outcome.CounterExample is { } broken)
        {
            page.Append(
                $" by a transfer of {Html.Link("category", broken.Flow.Category.Value)} to {Html.Link("partner", broken.Flow.Recipient.Partner)} for {Html.Link("purpose", broken.Flow.Purpose.Value)}"
            );
        }

        page.Append(outcome.Reason is { } reason ? $": {Html.Text(reason)}" : "").Append("</p>\n");
        page.Append($"<p class=\"place\">{Html.Text(VerdictWords.PlaceInside(invariant.Location))}</p>\n</article>\n");
    }

    private static void Write(StringBuilder page, TestOutcome outcome)
    {
        var test = outcome.Test;
        var sent =
            $"{Links("category", test.Categories)} to {Links("partner", test.Partners)} for {Links("purpose", test.Purposes)}"
            + (test.Population is { } people ? $", about {Html.Link("population", people)}" : "")
            + (test.Dates.On is { } day ? $", on {Html.Text(Value.OfDate(day).ToString())}" : "");
        var expected = test.Expectations.Select(static e =>
            $"<strong>{Verdicts.NameOf(e.Verdict)}</strong>{(e.Rules.IsEmpty ? "" : $" by {(e.Only ? "only " : "")}{string.Join(", ", e.Rules.Select(Html.RuleLink))}")}"
        );
        page.Append($"<tr data-find><th scope=\"row\">{Html.Text(test.Name)}</th><td>{sent}</td><td>{string.Join("; ", expected)}</td>");
        page.Append(
            outcome.Passed
                ? "<td class=\"cell always\"><strong>passes</strong></td></tr>\n"
                : $"<td class=\"cell never\"><strong>fails</strong>: {Verdicts.NameOf(outcome.Verdict.Verdict)}</td></tr>\n"
        );
    }

    private static string Links<T>(string kind, ImmutableArray<T> symbols)
        where T : Symbol => Html.List([.. symbols.Select(s => Html.Link(kind, s))]);
}
