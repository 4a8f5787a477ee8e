using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Cli.Snapshots;
using Sluice.Core.Model;

namespace Sluice.Cli.Verifying;

/// <summary>What verifying found, for programs.</summary>
internal static class VerifyJson
{
    /// <summary>The document.</summary>
    /// <param name="reports">What was found.</param>
    /// <param name="verbose">Whether to say what would change the verdicts.</param>
    public static string Render(IReadOnlyCollection<FolderReport> reports, bool verbose) =>
        JsonText.Of(json =>
        {
            var total = new VerdictChangeCounts(reports);
            json.WriteStartObject();
            json.WriteStartObject("total");
            json.WriteStartArray("turned");
            foreach (var (verdictChange, transfers) in total.Turned)
            {
                json.WriteStartObject();
                Write(json, verdictChange);
                json.WriteNumber("transfers", transfers);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("as_before", total.AsBefore);
            json.WriteNumber("of_them_differently", total.Differently);
            json.WriteNumber("of_them_with_a_looser_flow", total.LooserWithin);
            json.WriteEndObject();
            json.WriteStartArray("folders");
            foreach (var report in reports)
            {
                Write(json, report, verbose);
            }

            json.WriteEndArray();
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in reports.SelectMany(static r => r.Check.Diagnostics))
            {
                JsonRenderer.Write(json, diagnostic);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, FolderReport report, bool verbose)
    {
        json.WriteStartObject();
        json.Text("folder", report.Display);
        json.WriteNumber("manifests", report.Manifests);
        json.WriteNumber("as_accepted", report.Same);
        json.WriteBoolean("written", report.Updated);
        json.WriteStartArray("outcomes");
        foreach (var outcome in report.Outcomes)
        {
            json.WriteStartObject();
            json.Text("id", outcome.Kind.Id);
            json.Text("message", outcome.Message);
            json.Text("file", outcome.File);
            json.Text("accepted", outcome.Snapshot);
            json.WriteStartArray("transfers");
            foreach (var transfer in outcome.Transfers)
            {
                Write(json, transfer, verbose);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TransferDifference transfer, bool verbose)
    {
        json.WriteStartObject();
        json.Text("transfer", transfer.Name);
        Write(json, transfer.VerdictChange);
        json.Texts("days_came", transfer.DaysCame);
        json.Texts("days_went", transfer.DaysWent);
        json.WriteStartArray("flows");
        foreach (var flow in transfer.Flows)
        {
            json.WriteStartObject();
            json.Text("dataset", flow.Name.Dataset);
            json.Text("field", flow.Name.Field);
            json.Text("category", flow.Name.Category);
            json.Text("recipient", flow.Name.Recipient);
            json.Text("purpose", flow.Name.Purpose);
            Write(json, flow.VerdictChange);
            json.Texts("came", flow.Came.Select(static f => f.ToString()));
            json.Texts("went", flow.Went.Select(static f => f.ToString()));
            json.Texts("permitted_by", flow.PermittedBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (verbose)
        {
            VerdictJson.WriteChanges(json, transfer.Changes);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VerdictChange verdictChange)
    {
        json.Text("from", verdictChange.Before is { } before ? Verdicts.NameOf(before) : null);
        json.Text("to", verdictChange.Now is { } now ? Verdicts.NameOf(now) : null);
    }
}
