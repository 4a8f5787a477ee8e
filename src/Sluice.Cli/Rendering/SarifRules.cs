using System.Text.Json;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>The rules that the results of a SARIF run point to: of the policy, of the engine, of the language.</summary>
internal sealed class SarifRules
{
    /// <summary>Nothing permits a flow.</summary>
    public const string Default = "sluice/default";

    /// <summary>A flow is allowed for some people only.</summary>
    public const string Residual = "sluice/residual";

    /// <summary>A flow cannot be decided.</summary>
    public const string Unknown = "sluice/unknown";

    private static readonly (string Id, string Level, string Title, string Help)[] Own =
    [
        (
            Default,
            "error",
            "Nothing permits this flow",
            "What no rule allows is denied. The near misses of the verdict name the rules that came close and the clauses that failed."
        ),
        (Residual, "note", "Allowed for some people only", "Filter the rows by the condition before they leave."),
        (Unknown, "warning", "A fact that matters is not known", "State the fact in the manifest; until then nothing may leave."),
    ];

    private readonly List<(string Id, string Level, string Title, string Help)> rules = [];
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);

    /// <summary>The rules of a report.</summary>
    public static SarifRules Of(CheckReport report)
    {
        var rules = new SarifRules();
        var grounds = report
            .Verdicts.SelectMany(static v => v.Flows)
            .SelectMany(static f => f.Grounds)
            .Select(static g => g.Rule)
            .OfType<Rule>();
        foreach (var rule in grounds.DistinctBy(static r => r.Name, StringComparer.Ordinal).OrderBy(static r => r.Id))
        {
            rules.Add((rule.Name, "error", rule.Title ?? rule.Name, HelpOf(rule)));
        }

        foreach (var own in Own)
        {
            rules.Add(own);
        }

        var diagnostics = report.Diagnostics.Select(static d => d.Descriptor).DistinctBy(static d => d.Id, StringComparer.Ordinal);
        foreach (var descriptor in diagnostics.OrderBy(static d => d.Id, StringComparer.Ordinal))
        {
            rules.Add((descriptor.Id, LevelOf(descriptor.Severity), descriptor.Slug.Replace('-', ' '), descriptor.Explanation));
        }

        return rules;
    }

    /// <summary>The place of a rule in the list.</summary>
    public int IndexOf(string id) => index[id];

    /// <summary>The level of a diagnostic.</summary>
    public static string LevelOf(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";

    /// <summary>Writes the property <c>rules</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var (id, level, title, help) in rules)
        {
            json.WriteStartObject();
            json.Text("id", id);
            json.WriteStartObject("shortDescription");
            json.Text("text", VerdictWords.Sentence(title));
            json.WriteEndObject();
            json.WriteStartObject("help");
            json.Text("text", help);
            json.Text("markdown", MarkdownText.Escape(help));
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", level);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string HelpOf(Rule rule)
    {
        var sentences = new[] { rule.Title ?? rule.Name, rule.Because }.OfType<string>().Select(VerdictWords.Sentence);
        var cite = rule.Cite.IsEmpty ? "" : $" Cited: {string.Join("; ", rule.Cite)}.";
        return string.Join(' ', sentences) + cite;
    }

    private void Add((string Id, string Level, string Title, string Help) rule)
    {
        index.Add(rule.Id, rules.Count);
        rules.Add(rule);
    }
}
