using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Sluice.Core.Semantics;
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

    private static readonly string[] OwnWords = ["true", "false", "null", "fields", "category", "technique", "claims", "source", "key", "subject"];

    /// <summary>For each vocabulary the words that lines are likely to have: they are not made again for each line.</summary>
    private static readonly ConditionalWeakTable<Vocabulary, FrozenSet<string>> Known = [];

    /// <summary>The entries of the maps that are being read, those of an inner map behind those of the outer one.</summary>
    [ThreadStatic]
    private static List<(YamlScalar Key, YamlNode Value)>? open;

    /// <summary>The line as a document, or null when it is not an ordinary one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="vocabulary">The names that most of its words are.</param>
    public static YamlDocument? Read(SourceText line, Vocabulary vocabulary)
    {
        if (!Ascii.IsValid(line.Content))
        {
            return null;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(line.Content.Length);
        try
        {
            var length = Encoding.ASCII.GetBytes(line.Content, bytes);
            var json = new Utf8JsonReader(bytes.AsSpan(0, length), Options);
            var words = new Words(line, Known.GetValue(vocabulary, WordsOf).GetAlternateLookup<ReadOnlySpan<char>>(), open ??= []);
            words.Open.Clear();
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject || ReadNode(ref json, words) is not { } root || json.Read())
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
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static FrozenSet<string> WordsOf(Vocabulary vocabulary) =>
        new[] { OwnWords, ManifestBinder.Keys, vocabulary.Categories.Names, vocabulary.Purposes.Names, vocabulary.Partners.Names, vocabulary.Attributes.Names }
            .SelectMany(static words => words).ToFrozenSet(StringComparer.Ordinal);

    private static YamlNode? ReadNode(ref Utf8JsonReader json, in Words words)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(ref json, words, start);
            case JsonTokenType.StartArray:
                return ReadList(ref json, words, start);
            default:
                var plain = json.TokenType != JsonTokenType.String;
                var span = TextSpan.FromBounds(start, (int)json.BytesConsumed);
                return new YamlScalar(words.Line, span, plain ? words.Text(span.Start, span.Length) : TextOf(ref json, words), plain);
        }
    }

    private static YamlMap? ReadMap(ref Utf8JsonReader json, in Words words, int start)
    {
        var entries = words.Open;
        var first = entries.Count;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref json, words);

            // What was consumed holds the colon too; the key ends at the quote before it.
            var from = (int)json.TokenStartIndex;
            var key = new YamlScalar(words.Line, new TextSpan(from, json.ValueSpan.Length + 2), name, plain: false);
            json.Read();
            if (Stands(entries, first, name) || ReadNode(ref json, words) is not { } value)
            {
                return null;
            }

            entries.Add((key, value));
        }

        var own = ImmutableArray.Create(CollectionsMarshal.AsSpan(entries)[first..]);
        CollectionsMarshal.SetCount(entries, first);
        return new YamlMap(words.Line, TextSpan.FromBounds(start, (int)json.BytesConsumed), own);
    }

    /// <summary>The string at hand. Names that most lines use are there already; what has no escapes stands in the line as it is.</summary>
    private static string TextOf(ref Utf8JsonReader json, in Words words)
    {
        if (json.ValueIsEscaped)
        {
            return json.GetString()!;
        }

        return words.Text((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
    }

    private static bool Stands(List<(YamlScalar Key, YamlNode Value)> entries, int first, string name)
    {
        for (var i = first; i < entries.Count; i++)
        {
            if (entries[i].Key.Text == name)
            {
                return true;
            }
        }

        return false;
    }

    private static YamlList? ReadList(ref Utf8JsonReader json, in Words words, int start)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNode(ref json, words) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlList(words.Line, TextSpan.FromBounds(start, (int)json.BytesConsumed), items.DrainToImmutable());
    }

    /// <summary>A line, the words that are there already, and the maps that are being read.</summary>
    private readonly struct Words(SourceText line, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known, List<(YamlScalar Key, YamlNode Value)> open)
    {
        public SourceText Line => line;

        public List<(YamlScalar Key, YamlNode Value)> Open => open;

        public string Text(int start, int length)
        {
            var text = line.Content.AsSpan(start, length);
            return known.TryGetValue(text, out var word) ? word : text.ToString();
        }
    }
}
