using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// Reads lines of JSON without the YAML parser, which takes ten times as long for the same nodes. Whatever is out of the ordinary is
/// left to that parser, so that there is one judge of mistakes: letters beyond ASCII, a key that stands twice, anything that is no JSON.
/// </summary>
/// <remarks>Not for several threads at once. The nodes of a document live until the next line is read.</remarks>
internal sealed class JsonLineReader
{
    // As deep as the YAML reader goes.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    // The one invisible character of ASCII that JSON takes unescaped.
    private const byte Delete = 0x7F;

    private readonly LineNodes nodes = new();
    private readonly LineWords words = new([
        .. ManifestBinder.Keys,
        "true",
        "false",
        "null",
        "fields",
        "category",
        "technique",
        "claims",
        "source",
        "key",
        "subject",
    ]);

    /// <summary>The entries of the maps that are being read, those of an inner map behind those of the outer one.</summary>
    private readonly List<(YamlScalar Key, YamlNode Value)> open = [];

    /// <summary>Whether an escape stood for anything but plain ASCII.</summary>
    private bool escaped;

    /// <summary>The line as a document, or null when it is not an ordinary one.</summary>
    public YamlDocument? Read(SourceText line)
    {
        var bytes = line.Utf8;
        if (bytes.IsEmpty || !Ascii.IsValid(bytes) || bytes.Contains(Delete))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(bytes, Options);
            nodes.Begin(line);
            open.Clear();
            escaped = false;
            if (
                !json.Read()
                || json.TokenType != JsonTokenType.StartObject
                || ReadNode(ref json) is not { } root
                || json.Read()
                || (escaped && !ManifestTextCheck.IsClean(root))
            )
            {
                return null;
            }

            return new YamlDocument(root, new TextSpan(0, bytes.Length));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half a surrogate pair, written as an escape.
            return null;
        }
    }

    private YamlNode? ReadNode(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(ref json, start);
            case JsonTokenType.StartArray:
                return ReadList(ref json, start);
            default:
                return nodes.Scalar(
                    TextSpan.FromBounds(start, (int)json.BytesConsumed),
                    TextOf(ref json),
                    plain: json.TokenType != JsonTokenType.String
                );
        }
    }

    private YamlMap? ReadMap(ref Utf8JsonReader json, int start)
    {
        var first = open.Count;
        var seen = 0ul;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref json);

            // What was consumed holds the colon too; the key ends at the quote before it.
            var key = nodes.Scalar(new TextSpan((int)json.TokenStartIndex, json.ValueSpan.Length + 2), name, plain: false);
            json.Read();

            // Most keys of a map differ in their length or their last letter.
            var mark = name.Length == 0 ? 1 : 1ul << ((name.Length + (7 * name[^1])) & 63);
            if (((seen & mark) != 0 && Stands(first, name)) || ReadNode(ref json) is not { } value)
            {
                return null;
            }

            seen |= mark;
            open.Add((key, value));
        }

        var map = nodes.Map(TextSpan.FromBounds(start, (int)json.BytesConsumed), CollectionsMarshal.AsSpan(open)[first..]);
        CollectionsMarshal.SetCount(open, first);
        return map;
    }

    /// <summary>The text of the token at hand: what has no escapes stands in the line as it is.</summary>
    private string TextOf(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return words.Of(json.ValueSpan);
        }

        var text = json.GetString()!;
        escaped |= !TextInspection.IsPlain(text);
        return text;
    }

    private bool Stands(int first, string name)
    {
        foreach (var (key, _) in CollectionsMarshal.AsSpan(open)[first..])
        {
            if (key.Text == name)
            {
                return true;
            }
        }

        return false;
    }

    private YamlList? ReadList(ref Utf8JsonReader json, int start)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNode(ref json) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return nodes.List(TextSpan.FromBounds(start, (int)json.BytesConsumed), items.DrainToImmutable());
    }
}
