using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>
/// The nodes of one line after the other. A line lives until it is bound, and the next one has nearly the same nodes; so they are used
/// again, and a node must not be kept beyond its line.
/// </summary>
internal sealed class LineNodes
{
    /// <summary>The most nodes that are kept: a long line must not hold memory for all that follow.</summary>
    private const int Most = 1_024;

    private readonly List<YamlScalar> scalars = [];
    private readonly List<YamlMap> maps = [];
    private readonly YamlText text = new(new SourceText("", ""));
    private int usedScalars;
    private int usedMaps;

    /// <summary>Begins a line; the nodes of the one before are gone.</summary>
    public void Begin(SourceText next)
    {
        text.Source = next;
        usedScalars = 0;
        usedMaps = 0;
    }

    public YamlScalar Scalar(TextSpan span, string value, bool plain)
    {
        if (usedScalars < scalars.Count)
        {
            var known = scalars[usedScalars++];
            known.Become(span, value, plain);
            return known;
        }

        return Keep(scalars, ref usedScalars, new YamlScalar(text, span, value, plain));
    }

    public YamlMap Map(TextSpan span, ReadOnlySpan<(YamlScalar Key, YamlNode Value)> entries)
    {
        // A wide map would keep its entries for good.
        if (usedMaps < maps.Count && entries.Length <= Most)
        {
            var known = maps[usedMaps++];
            known.Become(span, entries);
            return known;
        }

        var made = new YamlMap(text, span, entries);
        return entries.Length <= Most ? Keep(maps, ref usedMaps, made) : made;
    }

    public YamlList List(TextSpan span, System.Collections.Immutable.ImmutableArray<YamlNode> items) => new(text, span, items);

    private static T Keep<T>(List<T> all, ref int used, T node)
    {
        if (all.Count < Most)
        {
            all.Add(node);
            used++;
        }

        return node;
    }
}
