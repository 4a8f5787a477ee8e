using System.Text.Json;
using Sluice.Core.Manifests;

namespace Sluice.LanguageServer.Features;

/// <summary>The keys and fixed values of manifests with their descriptions, as the published schema has them.</summary>
internal static class ManifestKeys
{
    private static readonly JsonElement Schema = JsonDocument.Parse(ManifestSchema.Text).RootElement;

    /// <summary>The keys that a map at a place can have, with their descriptions; none where keys are names.</summary>
    public static IEnumerable<(string Key, string? Description)> Of(IReadOnlyList<string> path) =>
        At(path)
            .Where(static s => s.TryGetProperty("properties", out _))
            .SelectMany(static s => s.GetProperty("properties").EnumerateObject())
            .Select(static p => (p.Name, Description(p.Value)))
            .DistinctBy(static p => p.Name, StringComparer.Ordinal);

    /// <summary>The fixed values that can stand at a place.</summary>
    public static IEnumerable<string> Values(IReadOnlyList<string> path) =>
        At(path)
            .SelectMany(static s =>
                s.TryGetProperty("enum", out var values)
                    ? values.EnumerateArray().Where(static v => v.ValueKind == JsonValueKind.String).Select(static v => v.GetString()!)
                : s.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "boolean"
                    ? ["true", "false"]
                : []
            )
            .Distinct(StringComparer.Ordinal);

    /// <summary>What a key means; null where it is a name or has no description.</summary>
    public static string? Describe(IReadOnlyList<string> path) =>
        path.Count == 0 ? null : Of([.. path.Take(path.Count - 1)]).FirstOrDefault(k => k.Key == path[^1]).Description;

    private static string? Description(JsonElement schema) =>
        schema.TryGetProperty("description", out var text) ? text.GetString()
        : schema.TryGetProperty("$ref", out var reference) ? Description(Definition(reference.GetString()!))
        : null;

    private static List<JsonElement> At(IReadOnlyList<string> path)
    {
        var here = Open(Schema).ToList();
        foreach (var key in path)
        {
            here = [.. here.SelectMany(s => Below(s, key)).SelectMany(Open)];
        }

        return here;
    }

    private static IEnumerable<JsonElement> Below(JsonElement schema, string key)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out var known))
        {
            yield return known;
        }
        else if (schema.TryGetProperty("additionalProperties", out var other) && other.ValueKind == JsonValueKind.Object)
        {
            yield return other;
        }
    }

    /// <summary>A schema with its references and alternatives followed; a list counts as what is in it.</summary>
    private static IEnumerable<JsonElement> Open(JsonElement schema)
    {
        yield return schema;
        IEnumerable<JsonElement> inner =
            schema.TryGetProperty("$ref", out var reference) ? [Definition(reference.GetString()!)]
            : schema.TryGetProperty("anyOf", out var any) ? any.EnumerateArray()
            : schema.TryGetProperty("items", out var items) ? [items]
            : [];
        foreach (var found in inner.SelectMany(Open))
        {
            yield return found;
        }
    }

    private static JsonElement Definition(string reference) =>
        Schema.GetProperty("definitions").GetProperty(reference[(reference.LastIndexOf('/') + 1)..]);
}
