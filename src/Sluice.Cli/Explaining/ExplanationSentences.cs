using System.Collections.Immutable;
using System.Globalization;
using Sluice.Cli.Rendering;
using Sluice.Core.Explaining;
using Sluice.Core.Model;

namespace Sluice.Cli.Explaining;

/// <summary>The sentences of an explanation.</summary>
/// <param name="explanation">The explanation.</param>
internal sealed class ExplanationSentences(FlowExplanation explanation)
{
    /// <summary>The flow, in a line.</summary>
    public string Title()
    {
        var flow = explanation.Flow.Flow;
        return $"{flow.Dataset.Name.Value}.{flow.Field.Name.Value} as {flow.Category.Value.Name} to {flow.Recipient.Partner.Name} for {flow.Purpose.Value.Name}";
    }

    /// <summary>What would happen: who sends what to whom.</summary>
    public string Opening()
    {
        var flow = explanation.Flow.Flow;
        var onward = flow.Recipient.Onward ? $", which receives it from `{explanation.Transfer.Manifest.Recipients[0].Partner.Name}`," : "";
        return $"`{flow.Field.Name.Value}` holds {Named(flow.Category.Value)}. It would go to {Named(flow.Recipient.Partner)}{onward} for {Named(flow.Purpose.Value)}, {VerdictWords.When(explanation.Transfer)}.";
    }

    /// <summary>The verdict, as one says it.</summary>
    public string Verdict()
    {
        var flow = explanation.Flow;
        switch (flow.Verdict)
        {
            case Core.Model.Verdict.Allow:
                return $"It may: {List(flow.PermittedBy.Select(static r => $"`{r.Name}`"))} {(flow.PermittedBy.Length == 1 ? "permits" : "permit")} it, and no rule stands against it.";
            case Core.Model.Verdict.Restrict:
                return $"It may, but only for some people: those for whom `{flow.Residual!.Text}` is true.";
            case Core.Model.Verdict.Undetermined:
                return $"Nobody can tell yet, so it may not: {VerdictWords.Plural(flow.Unknown.Length, "fact")} that {(flow.Unknown.Length == 1 ? "matters is" : "matter are")} not known.";
            default:
                var rules = flow.Grounds.Count(static g => g.Rule is not null);
                var nothing = flow.Grounds.Any(static g => g.Rule is null);
                return flow is { AssumesNobody: true, Assumed: { } population }
                        ? $"It may not: nobody can be in `{population.Name}`, which it is about."
                    : rules == 0 ? "It may not: nothing permits it."
                    : (
                        rules == 1
                            ? "It may not: one rule stands against it"
                            : $"It may not: {rules} rules stand against it, each enough by itself"
                    ) + (nothing ? ", and nothing permits it." : ".");
        }
    }

    /// <summary>A truth that may change over the days: <c>holds</c>, or when it does.</summary>
    public string When(ImmutableArray<Truth> holds, Truth wanted)
    {
        if (holds.All(h => h == wanted))
        {
            return "";
        }

        var parts = new List<string>();
        for (var i = 0; i < holds.Length; i++)
        {
            if (holds[i] != wanted)
            {
                continue;
            }

            var last = i;
            while (last + 1 < holds.Length && holds[last + 1] == wanted)
            {
                last++;
            }

            parts.Add(Days(explanation.Periods[i].From!.Value, explanation.Periods[last].Until));
            i = last;
        }

        return string.Join(", ", parts);
    }

    /// <summary>What a clause says of the flow.</summary>
    public string Of(ClauseExplanation clause)
    {
        if (clause.IsSelector)
        {
            return $"`{clause.Text}` {clause.Reason}";
        }

        var truths = new[] { Truth.True, Truth.False, Truth.Unknown }.Where(t => clause.Holds.Contains(t)).ToList();
        var said = truths.Select(t => Said(clause, t) + (truths.Count > 1 ? " " + When(clause.Holds, t) : ""));
        return $"`{Shown(clause)}` {string.Join(", and ", said)}";
    }

    /// <summary>That a rule is about the flow: its selectors, joined where they say the same.</summary>
    public static string About(IReadOnlyList<ClauseExplanation> selectors)
    {
        var partly = selectors
            .Where(static c => c.Reach == Reach.Part)
            .Select(static c => $"; `{c.Text}` {c.Reason}, though not all of it");
        return $"It is about this: {string.Join(", ", selectors.Select(static c => $"`{c.Text}`"))}{string.Concat(partly)}.";
    }

    /// <summary>Why there is a rule: its title, its reason and its sources.</summary>
    public static string Reasons(Rule rule)
    {
        var sentences = new[] { rule.Title, rule.Because }
            .Where(static s => !string.IsNullOrEmpty(s))
            .Select(static s => VerdictWords.Sentence(s!));
        return (string.Join(' ', sentences) + (rule.Cite.IsEmpty ? "" : $" [{string.Join("; ", rule.Cite)}]")).Trim();
    }

    /// <summary>What a condition asks, the answer, and what the manifest says to it.</summary>
    public string Of(FactExplanation fact)
    {
        var truths = new[] { Truth.True, Truth.False, Truth.Unknown }.Where(t => fact.Holds.Contains(t)).ToList();
        var said = truths.Select(t =>
            t switch
            {
                Truth.True => "is so",
                Truth.False => "is not so",
                _ => fact.PerPerson ? "differs from person to person" : "is not known",
            } + (truths.Count > 1 ? " " + When(fact.Holds, t) : "")
        );
        return $"`{fact.Text}` {string.Join(", and ", said)}{(fact.Statement.Length > 0 ? ": " + fact.Statement : "")}.";
    }

    /// <summary>Some days, as one says them.</summary>
    public static string Days(DateOnly from, DateOnly? until)
    {
        if (until is not { } end)
        {
            return "from " + Day(from);
        }

        var last = end.AddDays(-1);
        return last == from ? "on " + Day(from) : $"from {Day(from)} through {Day(last)}";
    }

    private static string Said(ClauseExplanation clause, Truth holds) =>
        (clause.Clause, holds) switch
        {
            ("require", Truth.True) => "is not met",
            ("require", Truth.False) => "is met",
            ("require", _) => clause.PerPerson ? "is met only for some people" : "is not known to be met",
            ("unless" or "but not", Truth.True) => "does not take it back",
            ("unless" or "but not", Truth.False) => "takes it back",
            ("unless" or "but not", _) => clause.PerPerson ? "takes it back for some people" : "may or may not take it back",
            ("from", Truth.True) => "is in force",
            ("from", Truth.False) => "is not in force",
            ("from", _) => "may or may not be in force, as the day is not known",
            (_, Truth.True) => "holds",
            (_, Truth.False) => "does not hold",
            _ => clause.PerPerson ? "holds only for some people" : "is not known to hold",
        };

    // A block over several lines is quoted by its beginning; the excerpt shows where it stands.
    private static string Shown(ClauseExplanation clause) => clause.Text.Length > 90 ? clause.Text[..90].TrimEnd() + " …" : clause.Text;

    private static string Named(Symbol symbol) => symbol.Title is { Length: > 0 } title ? $"`{symbol.Name}` ({title})" : $"`{symbol.Name}`";

    private static string List(IEnumerable<string> names) => string.Join(" and ", names);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
