using System.Text.Json;

namespace Sluice.Cli.Snapshots;

/// <summary>Reads verdict documents. Somebody may have edited them: what is not there reads as nothing, never as an exception.</summary>
internal static class AcceptedReader
{
    /// <summary>The transfers of a document, or null when it is none.</summary>
    public static List<AcceptedTransfer>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("verdicts", out var verdicts)
                && verdicts.ValueKind == JsonValueKind.Array
                ? [.. verdicts.EnumerateArray().Select(Transfer)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AcceptedTransfer Transfer(JsonElement json) => new(
        Text(json, "transfer"),
        Text(json, "verdict"),
        Text(json, "date") is { Length: > 0 } date ? date : "no date",
        [.. Items(json, "timeline").Select(static e =>
            $"{Text(e, "from")} until {(Text(e, "until") is { Length: > 0 } until ? until : "further notice")}: {Text(e, "verdict")}"
            + (Items(e, "grounds").Any() ? $" ({string.Join(", ", Items(e, "grounds").Select(Ground))})" : ""))],
        [.. Items(json, "changes").Select(static c => $"to {Text(c, "to")}: {string.Join("; ", Items(c, "edits").Select(static e => e.ToString()))}")],
        [.. Items(json, "flows").Select(Flow)]);

    private static AcceptedFlow Flow(JsonElement json) => new(
        $"{Text(json, "dataset")}.{Text(json, "field")} as {Text(json, "category")} to {Text(json, "recipient")} for {Text(json, "purpose")}",
        Text(json, "verdict"),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["form"] = Text(json, "form"),
            ["role"] = Text(json, "role"),
            ["allowed for"] = Text(json, "residual"),
            ["refuted claim"] = Claim(json),
        },
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["ground"] = [.. Items(json, "grounds").Select(static g => Ground(g.ValueKind == JsonValueKind.Object && g.TryGetProperty("rule", out var rule) ? rule : default))],
            ["unknown fact"] = [.. Items(json, "unknown").Select(static u => u.ValueKind == JsonValueKind.Object ? Text(u, "fact") : u.ToString())],
            ["duty"] = [.. Items(json, "duties").Select(Duty)],
            ["permitting rule"] = [.. Items(json, "permitted_by").Select(static r => r.ToString())],
        });

    private static string Ground(JsonElement rule) => rule.ValueKind == JsonValueKind.String ? rule.GetString()! : Rendering.VerdictWords.Default;

    private static string Claim(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("refuted_claim", out var claim) && claim.ValueKind == JsonValueKind.Object
            ? $"called {Text(claim, "claimed")}, found {Text(claim, "found")}"
            : "";

    private static string Duty(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return json.ToString();
        }

        var arguments = json.EnumerateObject().Where(static p => p.Name is not ("duty" or "rule")).Select(static p => $"{p.Name}: {p.Value}").ToList();
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
