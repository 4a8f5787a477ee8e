using Sluice.Core.Model;

namespace Sluice.Cli.Documenting;

/// <summary>Selectors in words, with links to what they name.</summary>
/// <param name="names">The vocabulary.</param>
internal sealed class SelectorHtml(Vocabulary names)
{
    /// <summary>Categories.</summary>
    public string Categories(ResolvedSelector<CategorySymbol> set) => Of(set.Text, names.Categories, "category", "any data", "and");

    /// <summary>Categories of which one is enough.</summary>
    public string AnyOf(ResolvedSelector<CategorySymbol> set) => Of(set.Text, names.Categories, "category", "any data", "or");

    /// <summary>Partners.</summary>
    public string Partners(ResolvedSelector<PartnerSymbol> set) => Of(set.Text, names.Partners, "partner", "anybody", "or");

    /// <summary>Purposes.</summary>
    public string Purposes(ResolvedSelector<PurposeSymbol> set) => Of(set.Text, names.Purposes, "purpose", "any purpose", "or");

    /// <summary>What is taken away behind <c>except</c>, or null.</summary>
    public string? Exceptions(ResolvedSelector<CategorySymbol> set) =>
        set.Text.Split(" except ") is [_, var taken] ? Html.List(Items(taken, names.Categories, "category", "any data")) : null;

    private string Of<T>(string text, SymbolTable<T> table, string kind, string any, string last)
        where T : TreeSymbol
    {
        var parts = text.Split(" except ");
        var all = Html.List(Items(parts[0], table, kind, any), last);
        return parts.Length == 1 ? all : $"{all} (but not {Html.List(Items(parts[1], table, kind, any), "or")})";
    }

    private List<string> Items<T>(string list, SymbolTable<T> table, string kind, string any)
        where T : TreeSymbol => [.. list.Split(", ").Select(item => Item(item, table, kind, any))];

    private string Item<T>(string item, SymbolTable<T> table, string kind, string any)
        where T : TreeSymbol
    {
        if (item == "any")
        {
            return any;
        }

        if (item.StartsWith('#'))
        {
            return $"everything labelled <span class=\"label\">{Html.Text(item)}</span>";
        }

        if (item.StartsWith("partners ", StringComparison.Ordinal))
        {
            var words = item.Split(' ');
            return $"partners {words[1]} {Html.List([.. words[2].Split('|').Select(Region)], "or")}";
        }

        return table.TryFind(item, out var symbol) ? Html.Link(kind, symbol) : Html.Code(item);
    }

    private string Region(string name) => names.Regions.TryFind(name, out var region) ? Html.Link("region", region) : Html.Text(name);
}
