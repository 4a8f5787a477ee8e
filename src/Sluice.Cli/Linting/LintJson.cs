using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Core.Linting;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Linting;

/// <summary>Findings as JSON.</summary>
internal static class LintJson
{
    /// <summary>All findings of all policy sets in one list.</summary>
    public static string Write(IReadOnlyList<LintReport> reports) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach (var finding in reports.SelectMany(static r => r.Findings))
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteNumber("fixed", reports.Sum(static r => r.Fixed));
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, LintFinding finding)
    {
        var diagnostic = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Id);
        json.WriteString("rule", diagnostic.Descriptor.Slug);
        json.Text("message", diagnostic.Message);
        json.Text("hint", diagnostic.Hint);
        WritePlace(json, diagnostic.Location!);
        json.WriteStartArray("related");
        foreach (var related in diagnostic.Related)
        {
            json.WriteStartObject();
            json.Text("message", related.Message);
            WritePlace(json, related.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (finding.Fix is { } fix)
        {
            json.WriteStartObject("fix");
            json.Text("title", fix.Title);
            json.WriteBoolean("safe", fix.IsSafe);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("fix");
        }

        json.Text("manifest", finding.Manifest);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation place)
    {
        json.Text("file", place.Path);
        json.WriteNumber("line", place.Start.Line);
        json.WriteNumber("column", place.Start.Column);
    }
}
