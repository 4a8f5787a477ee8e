using Sluice.Core.Evaluation;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Analysis;

/// <summary>Chooses the other fields of a dataset so that exactly those selectors are touched that should be.</summary>
internal static class NeighbourFields
{
    /// <summary>A category for each selector that should be touched, none of which touches one that should not; null where there are none.</summary>
    public static IReadOnlyList<CategorySymbol>? Find(Vocabulary vocabulary, IReadOnlyDictionary<Variable, Value> assumed)
    {
        var untouched = new List<NameSet<CategorySymbol>>();
        var touched = new List<NameSet<CategorySymbol>>();
        foreach (var (variable, value) in assumed)
        {
            if (variable is Variable.Beside beside)
            {
                (value.Number != 0 ? touched : untouched).Add(beside.Categories);
            }
        }

        var found = new List<CategorySymbol>();
        foreach (var selector in touched)
        {
            if (vocabulary.Categories.All.FirstOrDefault(c => selector.Touches(c) && !untouched.Exists(u => u.Touches(c))) is not { } category)
            {
                return null;
            }

            found.Add(category);
        }

        return [.. found.Distinct()];
    }
}
