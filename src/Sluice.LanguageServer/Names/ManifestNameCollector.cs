using Sluice.Core.Binding.Names;
using Sluice.Core.Manifests.Yaml;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Names;

/// <summary>Walks the nodes of a manifest.</summary>
internal sealed class ManifestNameCollector(SourceText source)
{
    private readonly NameCollector names = new();
    private readonly List<string> path = [];

    public FileNames ToNames() => names.ToNames();

    public void Collect(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var (key, value) in map.Entries)
                {
                    if (ManifestNames.KeyKind(Path) is { } kind)
                    {
                        Add(key, kind, ManifestNames.OwnerAt(Path));
                    }

                    path.Add(key.Text);
                    Collect(value);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    Collect(item);
                }

                break;
            case YamlScalar scalar when ManifestNames.ValueKind(Path) is { } kind:
                Add(scalar, kind, ManifestNames.OwnerAt(Path));
                break;
        }
    }

    private ReadOnlySpan<string> Path => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(path);

    private void Add(YamlScalar scalar, NameKind kind, string owner)
    {
        var text = scalar.Text;
        var span = scalar.Location.Span;
        var raw = source.Content.AsSpan(span.Start, span.Length);
        var skip =
            raw.StartsWith(text, StringComparison.Ordinal) ? 0
            : raw.Length > 0 && raw[1..].StartsWith(text, StringComparison.Ordinal) ? 1
            : -1;
        if (skip < 0 || !IsName(text) || text is "true" or "false" or "null")
        {
            // Escapes, or a value that is no name.
            return;
        }

        var start = 0;
        while (start <= text.Length)
        {
            var dot = NameKinds.IsTree(kind) ? text.IndexOf('.', start) : -1;
            var end = dot < 0 ? text.Length : dot;
            names.Add(new NameKey(kind, text[..end], owner), new TextSpan(span.Start + skip + start, end - start), isLast: dot < 0);
            start = end + 1;
        }
    }

    private static bool IsName(string text) =>
        text.Length > 0
        && char.IsAsciiLetterLower(text[0])
        && !text.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_.")
        && text[^1] != '.'
        && !text.Contains("..", StringComparison.Ordinal);
}
