using Sluice.Syntax.Syntax;

namespace Sluice.Core.Semantics;

/// <summary>A selector on one line, blanks and comments left out.</summary>
internal static class SelectorText
{
    public static string Of(SelectorSyntax selector)
    {
        var items = string.Join(", ", selector.Items.Select(Of));
        var exceptions = string.Join(", ", selector.Exceptions.Select(Of));
        return exceptions.Length == 0 ? items : $"{items} except {exceptions}";
    }

    private static string Of(SelectorItemSyntax item) => item switch
    {
        NamedItemSyntax named => named.Name?.Text ?? "",
        LabelItemSyntax label => "#" + label.Label?.ValueText,
        RegionItemSyntax region => $"partners {(region.Outside ? "outside" : "in")} {string.Join("|", region.Regions.Select(static r => r.Text))}",
        _ => "any",
    };
}
