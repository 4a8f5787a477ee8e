using System.Net;
using System.Text.RegularExpressions;

namespace Sluice.Cli.Tests.Documenting;

/// <summary>A page of HTML, read without a browser: tags, attributes and text.</summary>
internal sealed partial class HtmlPage(string text)
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "meta", "input", "link", "br", "img" };

    public string Text { get; } = text;

    /// <summary>Without style and script.</summary>
    public string Body { get; } = Regex.Replace(text, "<(style|script)>.*?</\\1>", "", RegexOptions.Singleline);

    /// <summary>What a reader sees.</summary>
    public string Words => Regex.Replace(WebUtility.HtmlDecode(Tag().Replace(Body, " ")), @"\s+", " ");

    /// <summary>Every opening tag: its name and its attributes.</summary>
    public IEnumerable<(string Name, Dictionary<string, string> Attributes)> Tags =>
        Tag()
            .Matches(Body)
            .Where(static m => !m.Value.StartsWith("</", StringComparison.Ordinal) && !m.Value.StartsWith("<!", StringComparison.Ordinal))
            .Select(static m =>
                (
                    m.Groups["name"].Value,
                    Attribute()
                        .Matches(m.Groups["rest"].Value)
                        .ToDictionary(
                            static a => a.Groups["name"].Value,
                            static a => WebUtility.HtmlDecode(a.Groups["value"].Value),
                            StringComparer.Ordinal
                        )
                )
            );

    /// <summary>The value of an attribute on every tag that has it.</summary>
    public IEnumerable<string> Values(string attribute) =>
        Tags.Where(t => t.Attributes.ContainsKey(attribute)).Select(t => t.Attributes[attribute]);

    /// <summary>The first place where a tag closes what is not open, or what stays open; null where all is right.</summary>
    public string? Unbalanced()
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(Body))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                if (!open.TryPop(out var last) || last != name)
                {
                    return $"</{name}> closes <{last}>: …{Body[Math.Max(0, tag.Index - 200)..tag.Index]}";
                }
            }
            else if (!tag.Value.StartsWith("<!", StringComparison.Ordinal) && !Void.Contains(name))
            {
                open.Push(name);
            }
        }

        return open.TryPop(out var left) ? $"<{left}> stays open" : null;
    }

    [GeneratedRegex("""</?(?<name>[a-z][a-z0-9]*)(?<rest>(?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>|<![^>]*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[a-z-]+)(?:="(?<value>[^"]*)")?""")]
    private static partial Regex Attribute();
}
