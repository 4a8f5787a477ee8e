using System.Text.Json;
using System.Text.RegularExpressions;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>SARIF 2.1.0 for code scanning: one result for each ground of each flow, placed in the manifest.</summary>
internal sealed partial class SarifRenderer : IReportRenderer
{
    /// <inheritdoc/>
    public string Render(CheckReport report, bool colour)
    {
        var rules = SarifRules.Of(report);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "sluice");
            json.WriteString("version", typeof(SarifRenderer).Assembly.GetName().Version?.ToString(3));
            rules.Write(json);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteInvocation(json, report);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in report.Diagnostics.Where(static d => d.Location is not null))
            {
                Write(json, rules, diagnostic);
            }

            foreach (var verdict in report.Verdicts)
            {
                foreach (var flow in verdict.Flows)
                {
                    Write(json, rules, verdict, flow);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !report.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var diagnostic in report.Diagnostics.Where(static d => d.Location is null))
        {
            json.WriteStartObject();
            json.WriteString("level", SarifRules.LevelOf(diagnostic.Severity));
            WriteMessage(json, diagnostic.Message);
            json.WriteStartObject("descriptor");
            json.WriteString("id", diagnostic.Id);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SarifRules rules, Diagnostic diagnostic)
    {
        var message = diagnostic.Hint is null ? diagnostic.Message : $"{diagnostic.Message} ({diagnostic.Hint})";
        Start(json, rules, diagnostic.Id, SarifRules.LevelOf(diagnostic.Severity), message);
        WriteLocations(json, diagnostic.Location!, [.. diagnostic.Related.Select(static r => (r.Location, r.Message))]);
        var start = diagnostic.Location!.Source.GetLineText(diagnostic.Location.Start.Line).Trim();
        SarifFingerprint.Write(json, diagnostic.Id, diagnostic.Location.Path, diagnostic.Message, start);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SarifRules rules, TransferVerdict verdict, FlowVerdict flow)
    {
        var words = FlowName.Of(flow.Flow).ToString();
        var level = flow.Verdict switch
        {
            Verdict.Deny => "error",
            Verdict.Undetermined => "warning",
            _ => "note",
        };
        foreach (var ground in flow.Grounds)
        {
            var reason = ground.Rule is null ? "nothing permits it" : ground.Rule.Because ?? ground.Rule.Title ?? ground.Rule.Name;
            var related = ground.Rule is null ? [] : new[] { (ground.Rule.Location, $"rule {ground.Rule.Name}") };
            Result(ground.Rule?.Name ?? SarifRules.Default, $"{words}: {reason}", ground.ManifestLocation, related);
        }

        if (flow.Verdict == Verdict.Undetermined && flow.Grounds.IsEmpty)
        {
            Result(
                SarifRules.Unknown,
                $"{words}: not known is {string.Join(", ", flow.Unknown.Select(static u => u.Fact))}",
                flow.Flow.Category.Location,
                []
            );
        }
        else if (flow.Verdict == Verdict.Restrict)
        {
            Result(
                SarifRules.Residual,
                $"{words}: allowed only for people for whom this is true: {flow.Residual?.Text}",
                flow.Flow.Category.Location,
                []
            );
        }

        void Result(string rule, string message, SourceLocation place, (SourceLocation, string)[] related)
        {
            Start(json, rules, rule, level, message);
            WriteLocations(json, place, related);
            var parts = flow.Flow;
            SarifFingerprint.Write(
                json,
                rule,
                place.Path,
                verdict.Manifest.Name.Value,
                parts.Dataset.Name.Value,
                parts.Field.Name.Value,
                parts.Category.Value.Name,
                parts.Recipient.Partner.Name,
                parts.Purpose.Value.Name
            );
            json.WriteEndObject();
        }
    }

    private static void Start(Utf8JsonWriter json, SarifRules rules, string rule, string level, string message)
    {
        json.WriteStartObject();
        json.Text("ruleId", rule);
        json.WriteNumber("ruleIndex", rules.IndexOf(rule));
        json.WriteString("level", level);
        WriteMessage(json, message);
    }

    private static void WriteLocations(Utf8JsonWriter json, SourceLocation place, (SourceLocation Location, string Message)[] related)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, place);
        json.WriteEndObject();
        json.WriteEndArray();
        if (related.Length == 0)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < related.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            WritePlace(json, related[i].Location);
            WriteMessage(json, related[i].Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation place)
    {
        var start = place.Start;
        var end = place.Source.GetPosition(Math.Min(place.Span.End, place.Source.Content.Length));
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.Text("uri", SarifUri.Of(place.Source.ShownPath));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.Text("text", Bracket().Replace(text, static m => new string('\\', (2 * m.Length) - 1) + m.Value[^1]));
        json.WriteEndObject();
    }

    /// <summary>In the plain text of SARIF brackets would be read as links, and a backslash before one as its escape.</summary>
    [GeneratedRegex(@"\\*[\[\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
