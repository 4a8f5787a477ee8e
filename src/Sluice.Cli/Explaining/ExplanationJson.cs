using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Core.Explaining;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Explaining;

/// <summary>Writes explanations as JSON: the flow as <c>check</c> has it, and what each rule says of it.</summary>
internal static class ExplanationJson
{
    public static string Write(IReadOnlyList<FlowExplanation> explanations) =>
        JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("stories");
            foreach (var explanation in explanations)
            {
                Write(json, explanation);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, FlowExplanation explanation)
    {
        json.WriteStartObject();
        json.Text("transfer", explanation.Transfer.Manifest.Name.Value);
        json.Text("policy", "sha256:" + explanation.Transfer.PolicyDigest);
        json.Text("manifest", "sha256:" + explanation.Transfer.Manifest.Digest);
        json.WriteStartArray("periods");
        foreach (var period in explanation.Periods)
        {
            json.WriteStartObject();
            json.Text("from", Day(period.From));
            json.Text("until", Day(period.Until));
            json.Text("verdict", Verdicts.NameOf(period.Verdict));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("flow");
        VerdictJson.Write(json, explanation.Flow);
        json.WriteStartArray("rules");
        foreach (var rule in explanation.Rules)
        {
            Write(json, rule);
        }

        json.WriteEndArray();
        VerdictJson.WriteChanges(json, explanation.Changes);
        if (explanation.ChangesCutShort)
        {
            json.WriteBoolean(VerdictKeys.ChangesCutShort, true);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleExplanation account)
    {
        json.WriteStartObject();
        json.Text("rule", account.Rule.Name);
        json.Text("effect", RuleEffects.NameOf(account.Rule.Effect));
        WritePlace(json, account.Rule.Location);
        json.WriteBoolean("applies", account.Applies);
        json.Texts("holds", Words(account.Holds));
        json.WriteStartArray("clauses");
        foreach (var clause in account.Clauses)
        {
            json.WriteStartObject();
            json.Text("clause", clause.Clause);
            json.Text("text", clause.Text);
            json.Texts("holds", Words(clause.Holds));
            json.WriteBoolean("per_person", clause.PerPerson);
            WritePlace(json, clause.Location);
            json.WriteStartArray("facts");
            foreach (var fact in clause.Facts)
            {
                json.WriteStartObject();
                json.Text("fact", fact.Text);
                json.Texts("holds", Words(fact.Holds));
                json.WriteBoolean("per_person", fact.PerPerson);
                json.Text("statement", fact.Statement);
                if (fact.Location is { } place)
                {
                    WritePlace(json, place);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<string> Words(ImmutableArray<Truth> truths) =>
        truths.Select(static t =>
            t switch
            {
                Truth.True => "true",
                Truth.False => "false",
                _ => "unknown",
            }
        );

    private static void WritePlace(Utf8JsonWriter json, SourceLocation location)
    {
        var start = location.Start;
        json.Text("file", location.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
