using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sluice.Reference.Generation;

/// <summary>A plain manifest as YAML or JSON text.</summary>
public static class ManifestPrinter
{
    /// <summary>YAML in blocks; with another seed than 0 some parts in flow style and keys in another order.</summary>
    public static string Yaml(PlainManifest manifest, int seed = 0)
    {
        var text = new StringBuilder();
        Map(text, Order(ManifestTree.Of(manifest), seed), 0, seed == 0 ? null : new Dice(seed));
        return text.ToString();
    }

    /// <summary>JSON on one line.</summary>
    public static string Json(PlainManifest manifest, int seed = 0) => Flow(Order(ManifestTree.Of(manifest), seed), json: true) + "\n";

    private static List<KeyValuePair<string, object>> Order(List<KeyValuePair<string, object>> map, int seed) =>
        seed == 0 ? map : new Dice(seed).Shuffled(map);

    private static void Map(StringBuilder text, List<KeyValuePair<string, object>> map, int depth, Dice? dice)
    {
        var indent = new string(' ', 2 * depth);
        foreach (var (key, value) in map)
        {
            text.Append(indent).Append(key).Append(':');
            if (value is List<KeyValuePair<string, object>> inner && !(dice?.Chance(30) ?? false))
            {
                text.Append('\n');
                Map(text, inner, depth + 1, dice);
            }
            else if (value is List<object> { Count: > 0 } list && !(dice?.Chance(50) ?? false))
            {
                text.Append('\n');
                foreach (var item in list)
                {
                    text.Append(indent).Append("  - ").Append(Flow(item, json: false)).Append('\n');
                }
            }
            else
            {
                text.Append(' ').Append(Flow(value, json: false)).Append('\n');
            }
        }
    }

    private static string Flow(object value, bool json) =>
        value switch
        {
            List<KeyValuePair<string, object>> map => "{"
                + string.Join(", ", map.Select(p => Quote(p.Key, json) + ": " + Flow(p.Value, json)))
                + "}",
            List<object> list => "[" + string.Join(", ", list.Select(item => Flow(item, json))) + "]",
            bool boolean => boolean ? "true" : "false",
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            PlainText text => JsonSerializer.Serialize(text.Value),
            string name => Quote(name, json),
            _ => throw new InvalidOperationException(value.ToString()),
        };

    private static string Quote(string name, bool json) => json ? JsonSerializer.Serialize(name) : name;
}
