using System.Text.Json;
using Sluice.Reference.Generation;

namespace Sluice.Reference;

/// <summary>Compares the engine's JSON with the reference.</summary>
public static class OracleComparison
{
    /// <summary>What differs, a line each, or null; throws <see cref="TooLargeException"/> when the reference gives up.</summary>
    public static string? Compare(PlainPolicy policy, PlainManifest manifest, EngineAnswer answer, DateOnly? asOf = null) =>
        Compare(ReferenceEvaluator.Evaluate(policy, manifest, asOf), manifest, answer, asOf);

    /// <summary>What differs from an expected answer, a line each, or null.</summary>
    public static string? Compare(PlainAnswer expected, PlainManifest manifest, EngineAnswer answer, DateOnly? asOf = null)
    {
        var differences = new List<string>();
        Check(differences, "exit code", expected.ExitCode, answer.ExitCode);
        try
        {
            using var document = JsonDocument.Parse(answer.Json);
            var verdicts = document.RootElement.GetProperty("verdicts");
            Check(differences, "number of verdicts", 1, verdicts.GetArrayLength());
            if (verdicts.GetArrayLength() == 1)
            {
                CompareVerdict(differences, expected, manifest, asOf, verdicts[0]);
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            differences.Add($"the answer is not of the form of section 4: {exception.Message}");
        }

        return differences.Count == 0 ? null : string.Join("\n", differences);
    }

    private static void CompareVerdict(
        List<string> differences,
        PlainAnswer expected,
        PlainManifest manifest,
        DateOnly? asOf,
        JsonElement found
    )
    {
        Check(differences, "transfer", manifest.Transfer, Text(found, "transfer"));
        Check(differences, "verdict", Name(expected.Verdict), Text(found, "verdict"));
        var day = manifest.Period.From is null ? manifest.On ?? asOf : null;
        Check(differences, "date", day is null ? null : ConditionPrinter.Print(day.Value), Text(found, "date"));
        Check(differences, "timeline", Timeline(expected), Timeline(found));
        var flows = found.GetProperty("flows").EnumerateArray().ToList();
        var names = expected.Flows.Select(f => f.Flow.Key).ToHashSet();
        foreach (var extra in flows.Select(Key).Where(key => !names.Contains(key)))
        {
            differences.Add($"flow not expected: {extra}");
        }

        foreach (var flow in expected.Flows)
        {
            var same = flows.Where(f => Key(f) == flow.Flow.Key).ToList();
            Check(differences, $"flow {flow.Flow.Key}: how often", 1, same.Count);
            if (same.Count > 0)
            {
                CompareFlow(differences, flow, same[0]);
            }
        }
    }

    private static void CompareFlow(List<string> differences, PlainFlowAnswer expected, JsonElement found)
    {
        var where = $"flow {expected.Flow.Key}: ";
        Check(differences, where + "verdict", Name(expected.Verdict), Text(found, "verdict"));
        Check(differences, where + "form", expected.Form, Text(found, "form"));
        Check(differences, where + "role", expected.Role, Text(found, "role"));
        Check(
            differences,
            where + "grounds",
            Set(expected.Grounds.Select(g => $"{g.Effect} by {g.Rule ?? "nothing"}")),
            Set(found.GetProperty("grounds").EnumerateArray().Select(g => $"{Text(g, "effect")} by {Text(g, "rule") ?? "nothing"}"))
        );
        Check(
            differences,
            where + "days of grounds",
            Days(expected.GroundDays),
            Days(found.GetProperty("grounds"), g => $"{Text(g, "effect")} by {Text(g, "rule") ?? "nothing"}")
        );
        Check(differences, where + "days of duties", Days(expected.DutyDays), Days(found.GetProperty("duties"), d => Text(d, "duty")!));
        Check(
            differences,
            where + "duties",
            Set(expected.Duties),
            Set(found.GetProperty("duties").EnumerateArray().Select(d => Text(d, "duty")!))
        );
        var refuted = found.TryGetProperty("refuted_claim", out var claim) && claim.ValueKind == JsonValueKind.Object;
        Check(
            differences,
            where + "refuted claim",
            expected.ClaimRefuted ? $"{expected.Flow.Field.Claims} instead of {expected.Form}" : "none",
            refuted ? $"{Text(claim, "claimed")} instead of {Text(claim, "found")}" : "none"
        );

        // Unknown facts have no fixed names; but an undetermined flow has to name some.
        var unknown = found.GetProperty("unknown").GetArrayLength();
        if (expected.Verdict == PlainVerdict.Undetermined && unknown == 0 && expected.Unknown.Count > 0)
        {
            differences.Add(where + $"unknown facts: none named, expected some of {string.Join(", ", expected.Unknown)}");
        }

        // A residual belongs to a restriction and to nothing else.
        var residual = found.TryGetProperty("residual", out var condition) && condition.ValueKind != JsonValueKind.Null;
        Check(differences, where + "has a residual", expected.Verdict == PlainVerdict.Restrict, residual);
    }

    private static void Check<T>(List<string> differences, string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            differences.Add($"{what}: expected {expected}, found {found}");
        }
    }

    private static string Timeline(PlainAnswer expected) =>
        expected.Timeline is null
            ? "none"
            : string.Join(
                ", ",
                expected.Timeline.Select(e =>
                    $"{ConditionPrinter.Print(e.From)}..{(e.Until is { } until ? ConditionPrinter.Print(until) : "")} {Name(e.Verdict)}"
                )
            );

    private static string Timeline(JsonElement found) =>
        !found.TryGetProperty("timeline", out var timeline) || timeline.ValueKind == JsonValueKind.Null
            ? "none"
            : string.Join(", ", timeline.EnumerateArray().Select(e => $"{Text(e, "from")}..{Text(e, "until")} {Text(e, "verdict")}"));

    private static string Days(Dictionary<string, List<(DateOnly From, DateOnly? Until)>> expected) =>
        string.Join(
            "; ",
            expected
                .OrderBy(e => e.Key, StringComparer.Ordinal)
                .Select(e =>
                    $"{e.Key} on {string.Join(", ", e.Value.Select(d => $"{ConditionPrinter.Print(d.From)}..{(d.Until is { } until ? ConditionPrinter.Print(until) : "")}"))}"
                )
        );

    // Two rules may come with the same duty, each on its own days. Days written as ISO dates sort as texts; without end is later than any.
    private static string Days(JsonElement list, Func<JsonElement, string> name) =>
        string.Join(
            "; ",
            list.EnumerateArray()
                .Where(e => e.TryGetProperty("days", out var days) && days.GetArrayLength() > 0)
                .GroupBy(name, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Key} on {string.Join(", ", g.Count() == 1 ? Periods(g.Single()) : Joined(g.SelectMany(Periods)))}")
        );

    private static IEnumerable<string> Periods(JsonElement e) =>
        e.GetProperty("days").EnumerateArray().Select(d => $"{Text(d, "from")}..{Text(d, "until")}");

    private static List<string> Joined(IEnumerable<string> periods)
    {
        var joined = new List<string>();
        foreach (var period in periods.Order(StringComparer.Ordinal))
        {
            var (from, until) = (period.Split("..")[0], period.Split("..")[1]);
            if (
                joined.Count > 0
                && joined[^1].Split("..") is [var start, var end]
                && (end.Length == 0 || string.CompareOrdinal(end, from) >= 0)
            )
            {
                joined[^1] =
                    $"{start}..{(end.Length == 0 || until.Length == 0 ? "" : string.CompareOrdinal(end, until) > 0 ? end : until)}";
            }
            else
            {
                joined.Add(period);
            }
        }

        return joined;
    }

    private static string Key(JsonElement flow) =>
        string.Join(" | ", new[] { "dataset", "field", "category", "recipient", "purpose" }.Select(key => Text(flow, key)));

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static string Set(IEnumerable<string> items) => "{" + string.Join(", ", items.Distinct().Order(StringComparer.Ordinal)) + "}";

    private static string Name(PlainVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
