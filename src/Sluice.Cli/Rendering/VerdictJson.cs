using System.Collections.Immutable;
using System.Text.Json;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Writes verdicts as JSON: of <c>check</c> and of the accepted verdicts alike.</summary>
internal static class VerdictJson
{
    /// <summary>Writes the property <c>verdicts</c>.</summary>
    public static void WriteAll(Utf8JsonWriter json, IEnumerable<TransferVerdict> verdicts)
    {
        json.WriteStartArray(VerdictKeys.Verdicts);
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
        json.Text(VerdictKeys.Transfer, verdict.Manifest.Name.Value);
        json.Text(VerdictKeys.Title, verdict.Manifest.Title);
        json.Text(VerdictKeys.Verdict, Verdicts.NameOf(verdict.Verdict));
        json.Digest(VerdictKeys.Policy, verdict.PolicyDigest);
        json.Digest(VerdictKeys.Sources, verdict.SourcesDigest);
        json.Digest(VerdictKeys.Manifest, verdict.Manifest.Digest);
        json.Day(VerdictKeys.Date, verdict.Date);
        WriteTimeline(json, verdict);
        json.WriteStartArray(VerdictKeys.Flows);
        foreach (var flow in verdict.Flows)
        {
            Write(json, flow);
        }

        json.WriteEndArray();
        WriteChanges(json, verdict.Changes);
        if (verdict.ChangesCutShort)
        {
            json.WriteBoolean(VerdictKeys.ChangesCutShort, true);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the property <c>changes</c>.</summary>
    public static void WriteChanges(Utf8JsonWriter json, ImmutableArray<Change> changes)
    {
        json.WriteStartArray(VerdictKeys.Changes);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.Text(VerdictKeys.To, Verdicts.NameOf(change.To));
            json.Texts(VerdictKeys.Edits, change.Edits.AsSpan());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTimeline(Utf8JsonWriter json, TransferVerdict verdict)
    {
        if (verdict.Timeline is not { } timeline)
        {
            json.WriteNull(VerdictKeys.Timeline);
            return;
        }

        json.WriteStartArray(VerdictKeys.Timeline);
        foreach (var entry in timeline)
        {
            json.WriteStartObject();
            json.Day(VerdictKeys.From, entry.From);
            json.Day(VerdictKeys.Until, entry.Until);
            json.Text(VerdictKeys.Verdict, Verdicts.NameOf(entry.Verdict));
            json.Texts(VerdictKeys.Grounds, entry.Grounds.AsSpan());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the verdict of a flow.</summary>
    public static void Write(Utf8JsonWriter json, FlowVerdict verdict)
    {
        var flow = verdict.Flow;
        json.WriteStartObject();
        json.Text(VerdictKeys.Dataset, flow.Dataset.Name.Value);
        json.Text(VerdictKeys.Field, flow.Field.Name.Value);
        json.Text(VerdictKeys.Category, flow.Category.Value.Name);
        json.Text(VerdictKeys.Recipient, flow.Recipient.Partner.Name);
        json.Text(VerdictKeys.Purpose, flow.Purpose.Value.Name);
        json.Text(VerdictKeys.Verdict, Verdicts.NameOf(verdict.Verdict));
        json.Text(VerdictKeys.Form, verdict.Form?.Name);
        json.Text(VerdictKeys.Role, Roles.NameOf(verdict.Role));
        json.WriteStartArray(VerdictKeys.Grounds);
        foreach (var ground in verdict.Grounds)
        {
            Write(json, ground);
        }

        json.WriteEndArray();
        WriteNearMisses(json, verdict);
        json.WriteStartArray(VerdictKeys.PermittedBy);
        foreach (var rule in verdict.PermittedBy)
        {
            json.TextValue(rule.Name);
        }

        json.WriteEndArray();
        json.WriteStartArray(VerdictKeys.Unknown);
        foreach (var unknown in verdict.Unknown)
        {
            json.WriteStartObject();
            json.Text(VerdictKeys.Fact, unknown.Fact);
            json.Texts(VerdictKeys.Rules, unknown.Rules.AsSpan());
            json.Text(VerdictKeys.Hint, unknown.Hint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Text(VerdictKeys.Residual, verdict.Residual?.Text);
        if (verdict.Residual is not null)
        {
            json.Day(VerdictKeys.ResidualOn, verdict.Day);
        }

        if (verdict.Assumed is { } assumed)
        {
            json.Texts(VerdictKeys.Assumed, [assumed.Name]);
        }

        json.WriteStartArray(VerdictKeys.Duties);
        foreach (var duty in verdict.Duties)
        {
            Write(json, duty);
        }

        json.WriteEndArray();
        WriteClaim(json, verdict.RefutedClaim);
        if (verdict.CutShort)
        {
            json.WriteBoolean(VerdictKeys.CutShort, true);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Ground ground)
    {
        json.WriteStartObject();
        json.Text(VerdictKeys.Rule, ground.Rule?.Name);
        json.Text(VerdictKeys.Effect, ground.Effect);
        WriteDays(json, ground.Days);
        if (ground.Rule is { } rule)
        {
            WritePlace(json, rule.Location);
            json.Text(VerdictKeys.Title, rule.Title);
            json.Text(VerdictKeys.Because, rule.Because);
            json.Texts(VerdictKeys.Cite, rule.Cite.AsSpan());
        }

        json.WriteStartObject(VerdictKeys.Manifest);
        WritePlace(json, ground.ManifestLocation);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNearMisses(Utf8JsonWriter json, FlowVerdict verdict)
    {
        json.WriteStartArray(VerdictKeys.NearMisses);
        foreach (var miss in verdict.NearMisses)
        {
            json.WriteStartObject();
            json.Text(VerdictKeys.Rule, miss.Rule.Name);
            WritePlace(json, miss.Rule.Location);
            json.WriteStartArray(VerdictKeys.Failed);
            foreach (var clause in miss.Failed)
            {
                json.WriteStartObject();
                json.Text(VerdictKeys.Clause, clause.Clause);
                json.Text(VerdictKeys.Text, clause.Text);
                json.WriteBoolean(VerdictKeys.Unknown, clause.Unknown);
                json.Text(VerdictKeys.Reason, clause.Reason);
                var start = clause.Location.Start;
                json.WriteNumber(VerdictKeys.Line, start.Line);
                json.WriteNumber(VerdictKeys.Column, start.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (verdict.NearMissesLeftOut > 0)
        {
            json.WriteNumber(VerdictKeys.NearMissesLeftOut, verdict.NearMissesLeftOut);
        }
    }

    private static void Write(Utf8JsonWriter json, DueDuty duty)
    {
        json.WriteStartObject();
        json.Text(VerdictKeys.Duty, duty.Call.Duty.Name);
        foreach (var (parameter, value) in duty.Call.Arguments)
        {
            // A parameter must not take the place of one of the fixed keys.
            var key = parameter.Name is "duty" or "rule" or "days" ? parameter.Name + "_" : parameter.Name;
            json.Text(key, value.Kind == ValueKind.Text ? value.Text : value.ToString());
        }

        json.Text(VerdictKeys.Rule, duty.Rule.Name);
        WriteDays(json, duty.Days);
        json.WriteEndObject();
    }

    /// <summary>On which days of a standing transfer something is so; nothing for any other.</summary>
    private static void WriteDays(Utf8JsonWriter json, ImmutableArray<Period> days)
    {
        if (days.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(VerdictKeys.Days);
        foreach (var period in days)
        {
            json.WriteStartObject();
            json.Day(VerdictKeys.From, period.From);
            json.Day(VerdictKeys.Until, period.Until);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteClaim(Utf8JsonWriter json, RefutedClaim? claim)
    {
        if (claim is null)
        {
            json.WriteNull(VerdictKeys.RefutedClaim);
            return;
        }

        json.WriteStartObject(VerdictKeys.RefutedClaim);
        json.Text(VerdictKeys.Claimed, claim.Claimed.Name);
        json.Text(VerdictKeys.Found, claim.Found.Name);
        json.Text(VerdictKeys.Why, string.Join("; ", claim.Reasons));
        json.Texts(VerdictKeys.Reasons, claim.Reasons.AsSpan());
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation location)
    {
        var start = location.Start;
        json.Text(VerdictKeys.File, location.Path);
        json.WriteNumber(VerdictKeys.Line, start.Line);
        json.WriteNumber(VerdictKeys.Column, start.Column);
    }
}
