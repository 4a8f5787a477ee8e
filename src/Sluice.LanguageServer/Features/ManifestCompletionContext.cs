using System.Collections.Immutable;

namespace Sluice.LanguageServer.Features;

/// <summary>
/// A place in a manifest that is being written: found from layout and brackets, for what is being written is seldom YAML.
/// </summary>
/// <param name="Path">The keys around it, from the top; a list counts as its key.</param>
/// <param name="IsKey">Whether a key can stand here.</param>
/// <param name="IsValue">Whether a value can stand here.</param>
/// <param name="Start">Where the word begins that the offset is in.</param>
/// <param name="Used">The keys already in the map around it.</param>
internal sealed record ManifestCompletionContext(
    ImmutableArray<string> Path,
    bool IsKey,
    bool IsValue,
    int Start,
    ImmutableHashSet<string> Used
)
{
    /// <summary>The place at an offset; null in a comment.</summary>
    public static ManifestCompletionContext? At(string text, int offset) => new Reader(text, offset).Read();

    /// <summary>Reads line by line down to the offset.</summary>
    private sealed class Reader(string text, int offset)
    {
        private readonly List<(int Indent, string Key, HashSet<string> Used)> blocks = [];
        private readonly FlowReader flow = new();
        private HashSet<string> top = new(StringComparer.Ordinal);

        public ManifestCompletionContext? Read()
        {
            var at = 0;
            while (true)
            {
                var end = text.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : text.Length;
                var next = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
                if (offset < next)
                {
                    // Within a line break there is no place.
                    return offset <= end ? Last(at) : null;
                }

                Line(at, end);
                at = next;
            }
        }

        private void Line(int start, int end)
        {
            var line = text[start..end];
            if (flow.IsOpen)
            {
                flow.Take(line);
                return;
            }

            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                blocks.Clear();
                top = new HashSet<string>(StringComparer.Ordinal);
                return;
            }

            var indent = Indent(line);
            var rest = line[indent..];
            if (rest.Length == 0 || rest[0] == '#')
            {
                return;
            }

            if (Key(rest) is not { } key)
            {
                flow.Take(rest);
                return;
            }

            Leave(indent);
            Siblings().Add(key.Name);
            blocks.Add((indent, key.Name, new HashSet<string>(StringComparer.Ordinal)));
            flow.Take(rest[key.End..]);
        }

        private ManifestCompletionContext? Last(int start)
        {
            var line = text[start..offset];
            var word = offset;
            while (word > start && (char.IsAsciiLetterOrDigit(text[word - 1]) || text[word - 1] is '_' or '.' or '-'))
            {
                word--;
            }

            if (flow.IsOpen)
            {
                flow.Take(text[start..word]);
                return flow.IsComment || !flow.IsOpen ? null : flow.Place(Path(), word);
            }

            var indent = Indent(line);
            var rest = line[indent..];
            if (rest.StartsWith('#') || rest.Contains(" #", StringComparison.Ordinal))
            {
                return null;
            }

            if (Key(rest) is { } key)
            {
                Leave(indent);
                blocks.Add((indent, key.Name, new HashSet<string>(StringComparer.Ordinal)));
                flow.Take(text[(start + indent + key.End)..word]);
                return flow.IsOpen ? flow.Place(Path(), word) : new ManifestCompletionContext(Path(), false, true, word, []);
            }

            flow.Take(text[Math.Min(start + indent, word)..word]);
            if (flow.IsOpen)
            {
                return flow.Place(Path(), word);
            }

            Leave(indent);
            var used = Siblings().ToHashSet(StringComparer.Ordinal);
            used.UnionWith(Following(indent));
            return new ManifestCompletionContext(
                Path(),
                true,
                blocks.Count > 0 && line.AsSpan().TrimStart().StartsWith("-"),
                word,
                [.. used]
            );
        }

        /// <summary>The keys of the same map on the lines below.</summary>
        private IEnumerable<string> Following(int indent)
        {
            foreach (var line in text[offset..].Split('\n').Skip(1))
            {
                var own = Indent(line);
                var rest = line[own..].TrimEnd('\r');
                if (rest.Length == 0 || rest[0] == '#')
                {
                    continue;
                }

                if (own < indent || line.StartsWith("---", StringComparison.Ordinal))
                {
                    yield break;
                }

                if (own == indent && Key(rest) is { } key)
                {
                    yield return key.Name;
                }
            }
        }

        private HashSet<string> Siblings() => blocks.Count == 0 ? top : blocks[^1].Used;

        private void Leave(int indent) => blocks.RemoveAll(b => b.Indent >= indent);

        private ImmutableArray<string> Path() => [.. blocks.Select(static b => b.Key)];

        // Dashes of lists count as blanks: what stands in a list stands at the list's key.
        private static int Indent(string line)
        {
            var at = 0;
            while (at < line.Length && (line[at] == ' ' || (line[at] == '-' && (at + 1 == line.Length || line[at + 1] == ' '))))
            {
                at++;
            }

            return at;
        }

        private static (string Name, int End)? Key(string rest)
        {
            if (rest.Length > 0 && rest[0] is '{' or '[')
            {
                return null;
            }

            var quote = rest.Length > 0 && rest[0] is '"' or '\'' ? rest.IndexOf(rest[0], 1) : -1;
            var colon = rest.IndexOf(':', Math.Max(0, quote));
            return colon > 0 && (colon + 1 == rest.Length || rest[colon + 1] is ' ' or '\t')
                ? (rest[..colon].Trim().Trim('"', '\''), colon + 1)
                : null;
        }
    }
}
