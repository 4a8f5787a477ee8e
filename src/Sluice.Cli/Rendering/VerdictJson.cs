using System.Globalization;
using System.Text.Json;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Writes verdicts as JSON: of <c>check</c> and of the accepted verdicts alike.</summary>
internal static class VerdictJson
{
    /// <summary>Writes the property <c>verdicts</c>.</summary>
    public static void WriteAll(Utf8JsonWriter json, IEnumerable<TransferVerdict> verdicts)
    {
        json.WriteStartArray("verdicts");
        foreach (var verdict in verdicts)
        {
            Write(json, verdict);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one verdict.</summary>
    public static void Write(Utf8JsonWriter json, TransferVerdict verdict)
    {
        json.WriteStartObject();
        json.Text("transfer", verdict.Manifest.Name.Value);
        json.Text("title", verdict.Manifest.Title);
        json.Text("verdict", Verdicts.NameOf(verdict.Verdict));
        json.Text("policy", "sha256:" + verdict.PolicyDigest);
        json.Text("manifest", "sha256:" + verdict.Manifest.Digest);
        json.Text("date", Day(verdict.Date));
        WriteTimeline(json, verdict);
        json.WriteStartArray("flows");
        foreach (var flow in verdict.Flows)
        {
            Write(json, flow);
        }

        json.WriteEndArray();
        WriteChanges(json, verdict.Changes);
        json.WriteEndObject();
    }

    /// <summary>Writes the property <c>changes</c>.</summary>
    public static void WriteChanges(Utf8JsonWriter json, IEnumerable<Change> changes)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.Text("to", Verdicts.NameOf(change.To));
            json.Texts("edits", change.Edits);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTimeline(Utf8JsonWriter json, TransferVerdict verdict)
    {
        if (verdict.Timeline is not { } timeline)
        {
            json.WriteNull("timeline");
            return;
        }

        json.WriteStartArray("timeline");
        foreach (var entry in timeline)
        {
            json.WriteStartObject();
            json.Text("from", Day(entry.From));
            json.Text("until", Day(entry.Until));
            json.Text("verdict", Verdicts.NameOf(entry.Verdict));
            json.Texts("grounds", entry.Grounds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the verdict of a flow.</summary>
    public static void Write(Utf8JsonWriter json, FlowVerdict verdict)
    {
        var flow = verdict.Flow;
        json.WriteStartObject();
        json.Text("dataset", flow.Dataset.Name.Value);
        json.Text("field", flow.Field.Name.Value);
        json.Text("category", flow.Category.Value.Name);
        json.Text("recipient", flow.Recipient.Partner.Name);
        json.Text("purpose", flow.Purpose.Value.Name);
        json.Text("verdict", Verdicts.NameOf(verdict.Verdict));
        json.Text("form", verdict.Form?.Name);
        json.Text("role", Roles.NameOf(verdict.Role));
        json.WriteStartArray("grounds");
        foreach (var ground in verdict.Grounds)
        {
            Write(json, ground);
        }

        json.WriteEndArray();
        WriteNearMisses(json, verdict);
        json.Texts("permitted_by", verdict.PermittedBy.Select(static r => r.Name));
        json.WriteStartArray("unknown");
        foreach (var unknown in verdict.Unknown)
        {
            json.WriteStartObject();
            json.Text("fact", unknown.Fact);
            json.Texts("rules", unknown.Rules);
            json.Text("hint", unknown.Hint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Text("residual", verdict.Residual?.Text);
        json.WriteStartArray("duties");
        foreach (var duty in verdict.Duties)
        {
            Write(json, duty);
        }

        json.WriteEndArray();
        WriteClaim(json, verdict.RefutedClaim);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Ground ground)
    {
        json.WriteStartObject();
        json.Text("rule", ground.Rule?.Name);
        json.Text("effect", ground.Effect);
        if (ground.Rule is { } rule)
        {
            WritePlace(json, rule.Location);
            json.Text("title", rule.Title);
            json.Text("because", rule.Because);
            json.Texts("cite", rule.Cite);
        }

        json.WriteStartObject("manifest");
        WritePlace(json, ground.ManifestLocation);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNearMisses(Utf8JsonWriter json, FlowVerdict verdict)
    {
        json.WriteStartArray("near_misses");
        foreach (var miss in verdict.NearMisses)
        {
            json.WriteStartObject();
            json.Text("rule", miss.Rule.Name);
            WritePlace(json, miss.Rule.Location);
            json.WriteStartArray("failed");
            foreach (var clause in miss.Failed)
            {
                json.WriteStartObject();
                json.Text("clause", clause.Clause);
                json.Text("text", clause.Text);
                json.WriteBoolean("unknown", clause.Unknown);
                json.Text("reason", clause.Reason);
                json.WriteNumber("line", clause.Location.Start.Line);
                json.WriteNumber("column", clause.Location.Start.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DueDuty duty)
    {
        json.WriteStartObject();
        json.Text("duty", duty.Call.Duty.Name);
        foreach (var (parameter, value) in duty.Call.Arguments)
        {
            // A parameter must not take the place of one of the two fixed keys.
            var key = parameter.Name is "duty" or "rule" ? parameter.Name + "_" : parameter.Name;
            json.Text(key, value.Kind == ValueKind.Text ? value.Text : value.ToString());
        }

        json.Text("rule", duty.Rule.Name);
        json.WriteEndObject();
    }

    private static void WriteClaim(Utf8JsonWriter json, RefutedClaim? claim)
    {
        if (claim is null)
        {
            json.WriteNull("refuted_claim");
            return;
        }

        json.WriteStartObject("refuted_claim");
        json.Text("claimed", claim.Claimed.Name);
        json.Text("found", claim.Found.Name);
        json.Text("why", string.Join("; ", claim.Reasons));
        json.Texts("reasons", claim.Reasons);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation location)
    {
        var start = location.Start;
        json.Text("file", location.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
