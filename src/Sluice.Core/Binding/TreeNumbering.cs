using Sluice.Core.Model;

namespace Sluice.Core.Binding;

/// <summary>Numbers trees of names in preorder.</summary>
internal static class TreeNumbering
{
    public static SymbolTable<T> Number<T>(IEnumerable<T> symbols)
        where T : TreeSymbol
    {
        // A dot sorts before every letter, digit and underscore, but not before what a longer sibling continues with; so
        // names are compared part by part.
        var sorted = symbols.OrderBy(static s => s.Name, Comparer<string>.Create(CompareByParts)).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].Id = i;
            sorted[i].End = i + 1;
        }

        for (var i = sorted.Count - 1; i >= 0; i--)
        {
            if (sorted[i].Parent is { } parent && parent.End < sorted[i].End)
            {
                parent.End = sorted[i].End;
            }
        }

        return new SymbolTable<T>([.. sorted]);
    }

    private static int CompareByParts(string left, string right) =>
        string.CompareOrdinal(left.Replace('.', '\u0001'), right.Replace('.', '\u0001'));
}
