using System.Text.Json;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;

namespace Sluice.Cli.Snapshots;

/// <summary>
/// Reads accepted verdicts in their earlier form, which was the JSON of <c>check</c>. They may have been edited by hand: what is not there
/// reads as nothing, never as an exception.
/// </summary>
internal static class JsonVerdictReader
{
    /// <summary>What the names of such files end with.</summary>
    public const string Ending = ".json";

    /// <summary>The transfers of a document, or null when it is none of ours.</summary>
    public static List<AcceptedTransfer>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            return
                document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("verdicts", out var verdicts)
                && verdicts.ValueKind == JsonValueKind.Array
                && verdicts.EnumerateArray().All(IsVerdict)
                ? [.. verdicts.EnumerateArray().Select(Transfer)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a document in that form would say of verdicts.</summary>
    public static List<AcceptedTransfer> Of(IEnumerable<TransferVerdict> verdicts) =>
        Read(
            JsonText.Of(json =>
            {
                json.WriteStartObject();
                VerdictJson.WriteAll(json, verdicts);
                json.WriteEndObject();
            })
        )!;

    private static bool IsVerdict(JsonElement json) =>
        Text(json, "transfer").Length > 0 && Text(json, "verdict").Length > 0 && json.TryGetProperty("flows", out _);

    private static AcceptedTransfer Transfer(JsonElement json)
    {
        var transfer = new AcceptedTransfer(Text(json, "transfer"));
        transfer.Verdicts.Add(Text(json, "verdict"));
        var timeline = Items(json, "timeline").ToList();
        if (timeline.Count == 0)
        {
            transfer.Days.Add($"{(Text(json, "date") is { Length: > 0 } date ? date : DayText.Unknown)} {Text(json, "verdict")}");
        }

        // An entry began wherever a date was written: what counts is where the verdict changes.
        for (var (i, first) = (0, 0); i < timeline.Count; i++)
        {
            if (i + 1 == timeline.Count || Text(timeline[i + 1], "verdict") != Text(timeline[i], "verdict"))
            {
                transfer.Days.Add($"{Text(timeline[first], "from")}..{Text(timeline[i], "until")} {Text(timeline[i], "verdict")}");
                first = i + 1;
            }
        }

        foreach (var flow in Items(json, "flows"))
        {
            var accepted = transfer.FlowOf(
                new FlowName(
                    Text(flow, "dataset"),
                    Text(flow, "field"),
                    Text(flow, "category"),
                    Text(flow, "recipient"),
                    Text(flow, "purpose")
                )
            );
            foreach (var (kind, value) in Facts(flow, withUnknown: timeline.Count == 0))
            {
                accepted.Add(new AcceptedFact(kind, value, ""));
            }
        }

        return transfer;
    }

    // What is not known was that of all days; now it is that of the first worst one.
    private static IEnumerable<(string Kind, string Value)> Facts(JsonElement flow, bool withUnknown)
    {
        yield return (Text(flow, "verdict"), Text(flow, "residual"));
        yield return (AcceptedFact.Role, Text(flow, "role"));
        if (Text(flow, "form") is { Length: > 0 } form)
        {
            yield return (AcceptedFact.Form, form);
        }

        if (
            flow.ValueKind == JsonValueKind.Object
            && flow.TryGetProperty("refuted_claim", out var claim)
            && claim.ValueKind == JsonValueKind.Object
        )
        {
            yield return (AcceptedFact.Claim, $"{Text(claim, "claimed")} is {Text(claim, "found")}");
        }

        foreach (var ground in Items(flow, "grounds"))
        {
            yield return (AcceptedFact.Ground, Text(ground, "rule") is { Length: > 0 } rule ? rule : AcceptedFact.NothingPermits);
        }

        foreach (var unknown in withUnknown ? Items(flow, "unknown") : [])
        {
            yield return (AcceptedFact.Unknown, Text(unknown, "fact"));
        }

        foreach (var duty in Items(flow, "duties"))
        {
            yield return (AcceptedFact.Duty, Duty(duty));
        }
    }

    private static string Duty(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return json.ToString();
        }

        var arguments = json.EnumerateObject()
            .Where(static p => p.Name is not ("duty" or "rule" or "days"))
            .Select(static p => $"{p.Name}: {p.Value}")
            .Order(StringComparer.Ordinal)
            .ToList();
        return Text(json, "duty") + (arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})");
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : Enumerable.Empty<JsonElement>();

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ToString()
            : "";
}
