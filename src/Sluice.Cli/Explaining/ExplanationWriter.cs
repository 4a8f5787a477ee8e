using Sluice.Cli.Rendering;
using Sluice.Core.Explaining;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Explaining;

/// <summary>Writes an explanation on a page: the verdict first, then every rule that has a part in it, then what would change it.</summary>
/// <param name="page">The page.</param>
/// <param name="explanation">The explanation.</param>
internal sealed class ExplanationWriter(IExplanationPage page, FlowExplanation explanation)
{
    private readonly ExplanationSentences words = new(explanation);

    /// <summary>Writes it.</summary>
    public void Write()
    {
        page.Title(explanation.Flow.Verdict, words.Title());
        page.Paragraph($"{words.Opening()} {words.Verdict()}");
        page.Excerpt(explanation.Flow.Flow.Category.Location);
        WritePeriods();

        var forbids = explanation.Rules.Where(static r => r.Rule.Effect is RuleEffect.Deny or RuleEffect.Require).ToList();
        var allows = explanation.Rules.Where(static r => r.Rule.Effect == RuleEffect.Allow).ToList();
        Write("What stands against it", forbids.Where(static r => r.EverHolds), inFull: true);
        Write("What stands against it for some people", forbids.Where(static r => r.PerPerson), inFull: true);
        Write("What may stand against it, as something is not known", forbids.Where(static r => r.IsOpen && !r.PerPerson), inFull: true);
        Write(
            forbids.Exists(static r => r.EverHolds) ? "What would permit it, were nothing against it" : "What permits it",
            allows.Where(static r => r.EverHolds),
            inFull: true
        );
        Write("What would permit it for some people", allows.Where(static r => r.PerPerson), inFull: true);
        Write("What may permit it, once it is known", allows.Where(static r => r.IsOpen && !r.PerPerson), inFull: true);
        Write("What nearly permits it", allows.Where(static r => !r.EverHolds && !r.IsOpen), inFull: true);
        Write("What is about it and does not stand in its way", forbids.Where(static r => !r.EverHolds && !r.IsOpen), inFull: false);
        WriteUnknown();
        WriteAssumed();
        WriteClaim();
        WriteDuties();
        WriteChanges();
    }

    private void WritePeriods()
    {
        if (explanation.Periods.Select(static p => p.Verdict).Distinct().Count() == 1)
        {
            return;
        }

        page.Heading("Over time");
        for (var i = 0; i < explanation.Periods.Length; i++)
        {
            var period = explanation.Periods[i];
            while (i + 1 < explanation.Periods.Length && explanation.Periods[i + 1].Verdict == period.Verdict)
            {
                i++;
            }

            page.Item($"{ExplanationSentences.Days(period.From!.Value, explanation.Periods[i].Until)}: {VerdictWords.Of(period.Verdict)}");
        }
    }

    private void Write(string heading, IEnumerable<RuleExplanation> rules, bool inFull)
    {
        var first = true;
        foreach (var rule in rules)
        {
            if (first)
            {
                page.Heading(heading);
                first = false;
            }

            Write(rule, inFull);
        }
    }

    private void Write(RuleExplanation account, bool inFull)
    {
        var rule = account.Rule;
        var when = account.EverHolds ? words.When(account.Holds, Truth.True) : "";
        page.Rule(rule.Name, $"{(when.Length > 0 ? $", {when}" : "")}  {VerdictWords.Place(rule.Location)}");
        if (inFull && ExplanationSentences.Reasons(rule) is { Length: > 0 } reasons)
        {
            page.Reasons(reasons);
        }

        var about = account.Clauses.Where(static c => c.IsSelector).ToList();
        if (inFull && about.TrueForAll(static c => c.Holds[0] == Truth.True))
        {
            page.Item(ExplanationSentences.About(about));
            about = [];
        }

        var conditions = account.Clauses.Where(static c => !c.IsSelector).ToList();
        foreach (var clause in about.Concat(conditions).Where(c => inFull || !c.Holds.Contains(Truth.True)))
        {
            Write(clause, inFull);
        }

        if (inFull && about.Count + conditions.Count == 0)
        {
            page.Item("It asks nothing else.");
            page.Excerpt(account.Clauses[0].Location);
        }
    }

    private void Write(ClauseExplanation clause, bool inFull)
    {
        page.Item(words.Of(clause) + ".");
        foreach (var fact in clause.Facts)
        {
            page.Detail(words.Of(fact));
        }

        if (inFull && !(clause.IsSelector && clause.Holds[0] == Truth.True))
        {
            page.Excerpt(clause.Location);
            foreach (var place in clause.Facts.Select(static f => f.Location).OfType<SourceLocation>().Distinct())
            {
                page.Excerpt(place);
            }
        }
    }

    private void WriteUnknown()
    {
        if (explanation.Flow.Unknown.IsEmpty)
        {
            return;
        }

        page.Heading("What is not known");
        foreach (var fact in explanation.Flow.Unknown)
        {
            var matters = fact.Rules.IsEmpty ? "" : $" matters to {string.Join(", ", fact.Rules.Select(static r => $"`{r}`"))}";
            page.Item($"`{fact.Fact}`{matters}; to make it known, {fact.Hint}.");
        }
    }

    private void WriteAssumed()
    {
        if (explanation.Flow is { Assumed: { } population, AssumesNobody: false })
        {
            page.Heading("What is taken for granted");
            page.Item($"Everybody in it is in `{population.Name}`: without that, something else would be decided.");
        }
    }

    private void WriteClaim()
    {
        if (explanation.Flow.RefutedClaim is not { } claim)
        {
            return;
        }

        page.Heading($"It is called {claim.Claimed.Name}, but it is {claim.Found.Name}");
        foreach (var reason in claim.Reasons)
        {
            page.Item(VerdictWords.Sentence(char.ToUpperInvariant(reason[0]) + reason[1..]));
        }

        page.Excerpt(claim.Location);
    }

    private void WriteDuties()
    {
        if (explanation.Flow.Duties.IsEmpty)
        {
            return;
        }

        page.Heading("Duties that come with it");
        foreach (var duty in explanation.Flow.Duties)
        {
            page.Item($"`{duty.Call}`, by `{duty.Rule.Name}`.");
        }
    }

    private void WriteChanges()
    {
        if (explanation.Flow.Verdict == Verdict.Allow)
        {
            return;
        }

        page.Heading("What would change it");
        if (explanation.Changes.IsEmpty)
        {
            page.Paragraph(
                explanation.ChangesCutShort
                    ? "No small change to the manifest was found that does, but the search for changes was cut short: there may be one."
                    : "No small change to the manifest was found that does. It stays at home, or the policy changes."
            );
        }

        foreach (var change in explanation.Changes)
        {
            var then = change.To == Verdict.Allow ? "It would be allowed" : "It would be allowed for some people";
            page.Item(change.Edits.Length == 1 ? $"{then}, if you {change.Edits[0]}." : $"{then}, if you do all of this:");
            foreach (var edit in change.Edits.Length == 1 ? [] : change.Edits)
            {
                page.Detail($"- {edit}");
            }
        }

        if (explanation.ChangesCutShort && !explanation.Changes.IsEmpty)
        {
            page.Paragraph(
                VerdictWords.Sentence(char.ToUpperInvariant(VerdictWords.ChangesCutShort[0]) + VerdictWords.ChangesCutShort[1..])
            );
        }
    }
}
