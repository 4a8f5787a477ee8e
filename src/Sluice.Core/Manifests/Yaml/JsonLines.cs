namespace Sluice.Core.Manifests.Yaml;

/// <summary>Tells JSON lines, one object a line, from YAML and JSON.</summary>
internal static class JsonLines
{
    /// <summary>The texts to read on their own, with their offsets: one a line for JSON lines, else the whole.</summary>
    public static IEnumerable<(int Start, string Text)> Split(string content)
    {
        if (!content.AsSpan().TrimStart().StartsWith("{"))
        {
            return One(content);
        }

        var lines = Lines(content).ToList();
        var objects = lines.Where(static l => l.Text.AsSpan().Trim().Length > 0).ToList();
        if (objects.Count > 1 && objects.TrueForAll(static l => IsObject(l.Text)))
        {
            return objects;
        }

        return One(content);
    }

    // A byte order mark is no part of the text.
    private static IReadOnlyList<(int Start, string Text)> One(string content) =>
        content.StartsWith('\uFEFF') ? [(1, content[1..])] : [(0, content)];

    private static bool IsObject(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith("{") && text.EndsWith("}");
    }

    private static IEnumerable<(int Start, string Text)> Lines(string content)
    {
        for (var start = 0; start < content.Length; )
        {
            var end = content.IndexOf('\n', start);
            end = end < 0 ? content.Length : end;
            yield return (start, content[start..end]);
            start = end + 1;
        }
    }
}
