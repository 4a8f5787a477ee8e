using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// Reads a line of JSON without the YAML parser, which takes ten times as long for the same nodes. Whatever is out of the ordinary is
/// left to that parser, so that there is one judge of mistakes: letters beyond ASCII, a key that stands twice, anything that is no JSON.
/// </summary>
internal static class JsonLineReader
{
    // As deep as the YAML reader goes.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownNames =
        new[] { "fields", "category", "technique", "claims", "source", "key", "subject" }.Concat(ManifestBinder.Keys)
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The line as a document, or null when it is not an ordinary one.</summary>
    public static YamlDocument? Read(SourceText line)
    {
        if (!Ascii.IsValid(line.Content))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(Encoding.ASCII.GetBytes(line.Content), Options);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject || ReadNode(ref json, line) is not { } root || json.Read())
            {
                return null;
            }

            return new YamlDocument(root, new TextSpan(0, line.Content.Length));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half a surrogate pair, written as an escape.
            return null;
        }
    }

    private static YamlNode? ReadNode(ref Utf8JsonReader json, SourceText line)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(ref json, line, start);
            case JsonTokenType.StartArray:
                return ReadList(ref json, line, start);
            default:
                var plain = json.TokenType != JsonTokenType.String;
                var span = TextSpan.FromBounds(start, (int)json.BytesConsumed);
                return new YamlScalar(line, span, plain ? line.Content.Substring(span.Start, span.Length) : TextOf(ref json, line), plain);
        }
    }

    private static YamlMap? ReadMap(ref Utf8JsonReader json, SourceText line, int start)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlNode Value)>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref json, line);

            // What was consumed holds the colon too; the key ends at the quote before it.
            var from = (int)json.TokenStartIndex;
            var key = new YamlScalar(line, new TextSpan(from, json.ValueSpan.Length + 2), name, plain: false);
            json.Read();
            if (Stands(entries, name) || ReadNode(ref json, line) is not { } value)
            {
                return null;
            }

            entries.Add((key, value));
        }

        return new YamlMap(line, TextSpan.FromBounds(start, (int)json.BytesConsumed), entries.DrainToImmutable());
    }

    /// <summary>The string at hand. Names that most lines use are there already; what has no escapes stands in the line as it is.</summary>
    private static string TextOf(ref Utf8JsonReader json, SourceText line)
    {
        if (json.ValueIsEscaped)
        {
            return json.GetString()!;
        }

        var text = line.Content.AsSpan((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
        return KnownNames.TryGetValue(text, out var known) ? known : text.ToString();
    }

    private static bool Stands(ImmutableArray<(YamlScalar Key, YamlNode Value)>.Builder entries, string name)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key.Text == name)
            {
                return true;
            }
        }

        return false;
    }

    private static YamlList? ReadList(ref Utf8JsonReader json, SourceText line, int start)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNode(ref json, line) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlList(line, TextSpan.FromBounds(start, (int)json.BytesConsumed), items.DrainToImmutable());
    }
}
