using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>Rules and promises in plain sentences.</summary>
/// <param name="names">The vocabulary.</param>
internal sealed class RuleHtml(Vocabulary names)
{
    /// <summary>Selectors in words.</summary>
    public SelectorHtml Selectors { get; } = new(names);

    /// <summary>Conditions in words.</summary>
    public ConditionHtml Conditions { get; } = new(new SelectorHtml(names));

    /// <summary>The sentence of a rule.</summary>
    public string Of(Rule rule) =>
        (
            rule.Effect switch
            {
                RuleEffect.Allow =>
                    $"{Start(Selectors.Categories(rule.Scope.Categories))} <b>may go</b>{To(rule.Scope, all: true)}{Clauses(rule)}",
                RuleEffect.Deny => $"{Forbidden(rule.Scope)}{Clauses(rule)}",
                RuleEffect.Require =>
                    $"{Start(Selectors.Categories(rule.Scope.Categories))} {Leave("may go", rule.Scope)} <b>only if</b> {Conditions.Of(rule.Required!)}{Scoped(rule)}",
                _ =>
                    $"With {Selectors.Categories(rule.Scope.Categories)}{Going(rule.Scope)} comes a <b>duty</b>: {Duty(rule.Duty!)}{Clauses(rule)}",
            }
        ) + ".";

    /// <summary>The sentence of a promise, which has the clauses of a prohibition.</summary>
    public string OfPromise(Rule body)
    {
        var what = body.Scope.Categories.IsAny ? "anything" : Selectors.Categories(body.Scope.Categories);
        return $"<b>Never</b> does {what} {Leave("go", body.Scope)}{Clauses(body)}.";
    }

    /// <summary>The sentences of what is taken back, as items of a list; empty where nothing is.</summary>
    public string Exceptions(ImmutableArray<RuleException> exceptions, bool again = false)
    {
        if (exceptions.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder("<ul class=\"exceptions\">\n");
        foreach (var exception in exceptions)
        {
            var scope = exception.Scope;
            var what = scope.Categories.IsAny ? "" : $" {Selectors.Categories(scope.Categories)}";
            var about = Clauses(exception.About, exception.When, exception.Unless, Period.Always);
            text.Append(
                $"<li>{(again ? "It <b>does apply</b> again to" : "This does <b>not apply</b> to")}{(what.Length == 0 && (To(scope, all: false) + about).Length > 0 ? " what goes" : what)}{To(scope, all: false)}{about}."
            );
            text.Append(Exceptions(exception.Exceptions, !again)).Append("</li>\n");
        }

        return text.Append("</ul>\n").ToString();
    }

    /// <summary>A duty with its arguments.</summary>
    public static string Duty(DutyCall call)
    {
        var arguments = call.Arguments.Select(static a => $"{Html.Text(a.Parameter.Name)} {Html.Text(a.Value.ToString())}").ToList();
        return Html.Link("duty", call.Duty) + (arguments.Count == 0 ? "" : $" ({string.Join(", ", arguments)})");
    }

    /// <summary>Days in words; empty for always.</summary>
    public static string Days(Period period)
    {
        var from = period.From is { } first ? $"from {Day(first)}" : "";
        var until = period.Until is { } end ? $"through {Day(end.AddDays(-1))}" : "";
        return from.Length > 0 && until.Length > 0 ? $"{from} {until}"
            : from.Length > 0 ? from + " on"
            : until;
    }

    private string Forbidden(Scope scope)
    {
        var categories = scope.Categories;
        if (categories.IsAny)
        {
            return "<b>No</b> data " + Leave("may go", scope);
        }

        return categories.Text.StartsWith("any except ", StringComparison.Ordinal)
            ? $"<b>No</b> data other than {Selectors.Exceptions(categories)} {Leave("may go", scope)}"
            : $"{Start(Selectors.Categories(categories))} {Leave("<b>may not</b> go", scope)}";
    }

    private string To(Scope scope, bool all)
    {
        var to = all || !scope.Partners.IsAny ? $" to {Selectors.Partners(scope.Partners)}" : "";
        return to + (all || !scope.Purposes.IsAny ? $" for {Selectors.Purposes(scope.Purposes)}" : "");
    }

    /// <summary>The word for sending: without a recipient, data leaves.</summary>
    private string Leave(string go, Scope scope) => (scope.Partners.IsAny ? go[..^2] + "leave" : go) + To(scope, all: false);

    private string Going(Scope scope) => To(scope, all: false) is { Length: > 0 } to ? " going" + to : "";

    private string Clauses(Rule rule) => Clauses(rule.About, rule.When, rule.Unless, rule.Period);

    // Behind "only if" more conditions would read as if they were asked for as well.
    private string Scoped(Rule rule)
    {
        var clauses = Clauses(rule);
        return clauses.Length == 0 ? "" : ". This is asked" + clauses;
    }

    private string Clauses(PopulationSymbol? about, Condition? when, Condition? unless, Period period)
    {
        var text = new StringBuilder();
        if (about is not null)
        {
            text.Append($", about {Html.Link("population", about)}");
        }

        if (when is not null)
        {
            text.Append($", when {Conditions.Of(when)}");
        }

        if (unless is not null)
        {
            text.Append($", <b>unless</b> {Conditions.Of(unless)}");
        }

        if (!period.IsAlways)
        {
            text.Append(", ").Append(Days(period));
        }

        return text.ToString();
    }

    // A sentence may begin with a link: its text, not its tag, gets the capital letter.
    private static string Start(string words)
    {
        var at = 0;
        while (at < words.Length && words[at] == '<')
        {
            if (words.AsSpan(at).StartsWith("<code>"))
            {
                // A name stays as it is written.
                return words;
            }

            at = words.IndexOf('>', at) + 1;
        }

        return at >= words.Length || words[at] == '&' ? words : words[..at] + char.ToUpperInvariant(words[at]) + words[(at + 1)..];
    }

    private static string Day(DateOnly day) => $"<time>{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</time>";
}
