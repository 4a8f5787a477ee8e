using System.Text;

namespace Sluice.Reference.Generation;

/// <summary>Tries a case on an engine; writes what went wrong as Markdown.</summary>
public static class CounterExample
{
    /// <summary>Null when engine and reference agree; else the smallest case found, as Markdown.</summary>
    public static string? Find(IEngineUnderTest engine, PlainCase input, int layout = 0, bool json = false)
    {
        if (Difference(engine, input, layout, json) is null)
        {
            return null;
        }

        // Cutting may make a case invalid, which the engine rightly refuses; so a case that is refused as it is stays as it is.
        var smallest = IsRefused(engine, input, layout, json)
            ? input
            : CaseShrinker.Shrink(input, smaller =>
                !IsRefused(engine, smaller, layout, json) && Difference(engine, smaller, layout, json) is not null
            );

        // Once small, the plain layout reads better, if it fails as well.
        var plain = Difference(engine, smallest, 0, false) is not null;
        return Report(engine, smallest, plain ? 0 : layout, !plain && json);
    }

    /// <summary>What differs for this very case, or null.</summary>
    public static string? Difference(IEngineUnderTest engine, PlainCase input, int layout = 0, bool json = false) =>
        OracleComparison.Compare(input.Policy, input.Manifest, Decide(engine, input, layout, json), input.AsOf);

    private static bool IsRefused(IEngineUnderTest engine, PlainCase input, int layout, bool json) =>
        Decide(engine, input, layout, json).ExitCode is 2 or 3;

    private static EngineAnswer Decide(IEngineUnderTest engine, PlainCase input, int layout, bool json) =>
        engine.Decide(
            PolicyPrinter.Print(input.Policy, layout),
            json ? ManifestPrinter.Json(input.Manifest, layout) : ManifestPrinter.Yaml(input.Manifest, layout),
            input.AsOf
        );

    private static string Report(IEngineUnderTest engine, PlainCase input, int layout, bool json)
    {
        var text = new StringBuilder("# Engine and reference differ\n");
        foreach (var (name, content) in PolicyPrinter.Print(input.Policy, layout))
        {
            text.Append($"\n{name}\n\n```sluice\n{content.TrimEnd()}\n```\n");
        }

        var manifest = json ? ManifestPrinter.Json(input.Manifest, layout) : ManifestPrinter.Yaml(input.Manifest, layout);
        text.Append($"\n```manifest\n{manifest.TrimEnd()}\n```\n");
        text.Append(input.AsOf is { } day ? $"\nAs of {ConditionPrinter.Print(day)}.\n" : "");
        text.Append($"\n## Difference\n\n{Difference(engine, input, layout, json)}\n");
        text.Append("\n## Expected\n\n");
        foreach (var flow in ReferenceEvaluator.Evaluate(input.Policy, input.Manifest, input.AsOf).Flows)
        {
            text.Append(
                    $"- {flow.Flow.Key}: {flow.Verdict}, form {flow.Form}, role {flow.Role}, grounds [{string.Join(", ", flow.Grounds.Select(g => g.Rule ?? g.Effect))}]"
                )
                .Append($", unknown [{string.Join(", ", flow.Unknown)}], duties [{string.Join(", ", flow.Duties)}]\n");
        }

        var answer = Decide(engine, input, layout, json);
        return text.Append($"\n## Found\n\nExit code {answer.ExitCode}\n\n```json\n{answer.Json.TrimEnd()}\n```\n").ToString();
    }
}
