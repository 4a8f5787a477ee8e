using System.Collections.Immutable;

namespace Sluice.Core.Semantics;

/// <summary>
/// What a selector must include any of to touch a category: the category with all below it and, for derived data among,
/// above or below these, what that is made of.
/// </summary>
internal sealed class CategoryReach
{
    private readonly SymbolTable<CategorySymbol> categories;
    private readonly ulong[][] reach;

    public CategoryReach(SymbolTable<CategorySymbol> categories)
    {
        this.categories = categories;
        reach = new ulong[categories.Count][];
        foreach (var category in categories.All)
        {
            reach[category.Id] = Compute(category);
        }

        Derived = [.. categories.All.Where(c => ReachesBeyond(c))];
    }

    /// <summary>The categories touched by more than themselves and what is below them.</summary>
    public ImmutableArray<CategorySymbol> Derived { get; }

    public ulong[] Of(CategorySymbol category) => reach[category.Id];

    private bool ReachesBeyond(CategorySymbol category)
    {
        var own = new ulong[reach[category.Id].Length];
        Bits.Set(own, category.Id, category.End, true);
        return !own.AsSpan().SequenceEqual(reach[category.Id]);
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
