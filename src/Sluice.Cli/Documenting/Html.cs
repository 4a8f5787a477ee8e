using System.Net;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Documenting;

/// <summary>Pieces of HTML; whatever stands in a policy is text and never markup.</summary>
internal static class Html
{
    /// <summary>Text, also within a quoted attribute.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(VisibleText.Flowing(text));

    /// <summary>A name of the language.</summary>
    public static string Code(string name) => $"<code>{Text(name)}</code>";

    /// <summary>
    /// The anchor of a name; a category and a purpose may share one, and no name can be an anchor of the page's own: those have no colon.
    /// </summary>
    public static string Id(string kind, string name) => Text($"{kind}:{name}");

    /// <summary>A link to a name of the vocabulary, by its title where it has one.</summary>
    public static string Link(string kind, Symbol symbol) =>
        $"<a href=\"#{Id(kind, symbol.Name)}\">{(symbol.Title is { Length: > 0 } title ? Text(title) : Code(symbol.Name))}</a>";

    /// <summary>A link to a rule.</summary>
    public static string RuleLink(string name) => $"<a href=\"#{Id("rule", name)}\">{Code(name)}</a>";

    /// <summary>Parts as one lists them: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> parts, string last = "and") =>
        parts.Count switch
        {
            0 => "",
            1 => parts[0],
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
        };
}
