using System.Buffers;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding;

/// <summary>A selector on one line, blanks and comments left out.</summary>
internal static class SelectorText
{
    /// <summary>How an item begins that says the partners in regions.</summary>
    public const string Inside = "partners in ";

    /// <summary>How an item begins that says the partners outside of regions.</summary>
    public const string Outside = "partners outside ";

    /// <summary>
    /// Appends it to a builder: a policy set repeats its selectors, and needs the text of each once.
    /// </summary>
    public static void Write(ArrayBufferWriter<char> text, SelectorSyntax selector)
    {
        Write(text, selector.Items, "");
        Write(text, selector.Exceptions, " except ");
    }

    private static void Write(ArrayBufferWriter<char> text, IEnumerable<SelectorItemSyntax> items, string first)
    {
        var before = first;
        foreach (var item in items)
        {
            text.Write(before);
            before = ", ";
            Write(text, item);
        }
    }

    private static void Write(ArrayBufferWriter<char> text, SelectorItemSyntax item)
    {
        switch (item)
        {
            case NamedItemSyntax named:
                text.Write(named.NameSpan);
                break;
            case LabelItemSyntax label:
                text.Write("#");
                text.Write(label.Label.ValueText);
                break;
            case RegionItemSyntax region:
                text.Write(region.Outside ? Outside : Inside);
                text.Write(string.Join('|', region.Regions.Select(static r => r.Text)));
                break;
            default:
                text.Write("any");
                break;
        }
    }
}
