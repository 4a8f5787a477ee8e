using System.Text.Json;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Rendering;

/// <summary>JSON for programs, as the published schema describes it.</summary>
internal sealed class JsonRenderer : IReportRenderer
{
    /// <inheritdoc/>
    public string Render(CheckReport report, bool colour) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            VerdictJson.WriteAll(json, report.Verdicts);
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in report.Diagnostics)
            {
                Write(json, diagnostic);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>Writes one diagnostic.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.Text("id", diagnostic.Id);
        json.Text("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        json.Text("message", diagnostic.Message);
        json.Text("file", diagnostic.Location?.Path);
        if (diagnostic.Location is { } location)
        {
            json.WriteNumber("line", location.Start.Line);
            json.WriteNumber("column", location.Start.Column);
        }
        else
        {
            json.WriteNull("line");
            json.WriteNull("column");
        }

        json.Text("hint", diagnostic.Hint);
        json.WriteEndObject();
    }
}
