using System.Text;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Semantics;

/// <summary>A selector on one line, blanks and comments left out.</summary>
internal static class SelectorText
{
    public static string Of(SelectorSyntax selector)
    {
        // Most selectors are one name, whose text the tree keeps already.
        if (selector.Children is [NamedItemSyntax { Name: { } only }])
        {
            return only.Text;
        }

        var text = new StringBuilder();
        Write(text, selector.Items, "");
        Write(text, selector.Exceptions, " except ");
        return text.ToString();
    }

    private static void Write(StringBuilder text, IEnumerable<SelectorItemSyntax> items, string first)
    {
        var before = first;
        foreach (var item in items)
        {
            text.Append(before);
            before = ", ";
            Write(text, item);
        }
    }

    private static void Write(StringBuilder text, SelectorItemSyntax item)
    {
        switch (item)
        {
            case NamedItemSyntax named:
                text.Append(named.Name?.Text);
                break;
            case LabelItemSyntax label:
                text.Append('#').Append(label.Label?.ValueText);
                break;
            case RegionItemSyntax region:
                text.Append("partners ").Append(region.Outside ? "outside" : "in").Append(' ').AppendJoin('|', region.Regions.Select(static r => r.Text));
                break;
            default:
                text.Append("any");
                break;
        }
    }
}
