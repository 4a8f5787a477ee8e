using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// What a selector must include any of to touch a category: the category with all below it and, for derived data among,
/// above or below these, what that is made of.
/// </summary>
internal sealed class CategoryReach
{
    private readonly SymbolTable<CategorySymbol> categories;
    private readonly ulong[]?[] reach;

    public CategoryReach(SymbolTable<CategorySymbol> categories)
    {
        this.categories = categories;
        reach = new ulong[]?[categories.Count];

        // Only what is, or lies above or below, something made of others can reach beyond its own branch.
        var related = new ulong[(categories.Count >> 6) + 1];
        foreach (var category in categories.All.Where(static c => !c.Sources.IsEmpty))
        {
            Bits.Set(related, category.Id, category.End, true);
            for (var above = category.Parent; above is not null; above = above.Parent)
            {
                Bits.Set(related, above.Id, above.Id + 1, true);
            }
        }

        Derived = [.. categories.All.Where(c => Bits.Has(related, c.Id) && ReachesBeyond(c))];
    }

    /// <summary>The categories touched by more than themselves and what is below them.</summary>
    public ImmutableArray<CategorySymbol> Derived { get; }

    public ulong[] Of(CategorySymbol category) => reach[category.Id] ??= Compute(category);

    private bool ReachesBeyond(CategorySymbol category)
    {
        var all = Of(category);
        var own = new ulong[all.Length];
        Bits.Set(own, category.Id, category.End, true);
        return !own.AsSpan().SequenceEqual(all);
    }

    private ulong[] Compute(CategorySymbol start)
    {
        var bits = new ulong[(categories.Count >> 6) + 1];
        var seen = new HashSet<CategorySymbol>();
        var open = new Stack<CategorySymbol>([start]);
        while (open.TryPop(out var category))
        {
            if (!seen.Add(category))
            {
                continue;
            }

            Bits.Set(bits, category.Id, category.End, true);
            for (TreeSymbol? above = category; above is not null; above = above.Parent)
            {
                Push(open, (CategorySymbol)above);
            }

            for (var below = category.Id + 1; below < category.End; below++)
            {
                Push(open, categories.All[below]);
            }
        }

        return bits;
    }

    private static void Push(Stack<CategorySymbol> open, CategorySymbol derived)
    {
        foreach (var source in derived.Sources)
        {
            open.Push(source);
        }
    }
}
