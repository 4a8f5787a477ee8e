using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Chooses what else a hypothetical transfer sends so that every <c>beside</c> is what is assumed of it. Exact: adding a category never
/// makes a condition less true, so a choice that says too much is given up with everything that contains it.
/// </summary>
internal sealed class BesideFieldSearch
{
    // Counted selectors can need exponentially many steps; what is not solved within the bound counts as possible, and is confirmed or not
    // by deciding it.
    private const int MostSteps = 2_000;

    private readonly ImmutableArray<CategorySymbol> categories;
    private readonly List<Condition.Beside> wanted = [];
    private readonly List<Condition.Beside> unwanted = [];
    private readonly List<Condition.Beside> open = [];
    private readonly List<Condition.Beside> openAnyway = [];
    private readonly HashSet<CategorySymbol> left = [];
    private readonly List<CategorySymbol> chosen = [];
    private readonly bool countsOnlyOne = true;
    private int steps;

    private BesideFieldSearch(StatedFlow flow, IReadOnlyDictionary<Variable, Value> assumed)
    {
        categories = flow.Program.Vocabulary.Categories.All;
        foreach (var (variable, value) in assumed)
        {
            if (variable is Variable.Beside { Condition: var condition })
            {
                countsOnlyOne &= condition.Least == 1;

                // A category below the flow's own leaves a condition unknown already.
                var list =
                    value.Number > 0 ? wanted
                    : value.Number == 0 ? unwanted
                    : condition.Categories.TouchesBelow(flow.Category) ? openAnyway
                    : open;
                list.Add(condition);
            }
        }
    }

    /// <summary>
    /// What can be assumed of a condition in a flow: true, false, or (-1) that it depends on what a name with others below it stands for.
    /// </summary>
    public static IEnumerable<Value> Domain(StatedFlow flow, Condition.Beside condition)
    {
        var below = condition.Categories.TouchesBelow(flow.Category);
        yield return Value.OfBoolean(true);
        if (!below)
        {
            yield return Value.OfBoolean(false);
        }

        if (
            below
            || (condition.Least > 1 && flow.Program.Vocabulary.Categories.All.Any(c => c.End > c.Id + 1 && condition.Categories.Touches(c)))
        )
        {
            yield return Value.OfInteger(-1);
        }
    }

    /// <summary>Whether no choice makes all conditions what is assumed of them.</summary>
    public static bool AreImpossible(StatedFlow flow, IReadOnlyDictionary<Variable, Value> assumed) =>
        new BesideFieldSearch(flow, assumed) is var search && !search.Search() && search.steps <= MostSteps;

    /// <summary>A category for each field to send beside the flow's; empty where none is found.</summary>
    public static IReadOnlyList<CategorySymbol> Find(StatedFlow flow, IReadOnlyDictionary<Variable, Value> assumed) =>
        new BesideFieldSearch(flow, assumed) is var search && search.Search() ? search.chosen : [];

    private bool Search()
    {
        if (++steps > MostSteps || SaysTooMuch())
        {
            return false;
        }

        if ((wanted.Find(c => CountOf(c) < c.Least) ?? open.Find(c => !IsCoarse(c))) is not { } missing)
        {
            return true;
        }

        // Every other solution has one of these; one that failed is in no solution that is left.
        var failed = new List<CategorySymbol>();
        foreach (var category in Candidates(missing))
        {
            if (failed.Exists(f => AreAlike(f, category)))
            {
                continue;
            }

            chosen.Add(category);
            if (Search())
            {
                return true;
            }

            chosen.RemoveAt(chosen.Count - 1);
            failed.Add(category);
            left.Add(category);
            if (countsOnlyOne && !unwanted.Concat(openAnyway).Any(u => u.Categories.Touches(category)))
            {
                break; // It failed for another condition, which no other choice for this one makes right.
            }
        }

        left.ExceptWith(failed);
        return false;
    }

    private IEnumerable<CategorySymbol> Candidates(Condition.Beside missing)
    {
        // One without others below it says exactly one thing, so it comes first where one is enough.
        var found = categories.Where(c => missing.Categories.Touches(c) && !chosen.Contains(c) && !left.Contains(c));
        return open.Contains(missing) ? found.Where(static c => c.End > c.Id + 1) : found.OrderBy(static c => c.End > c.Id + 1);
    }

    /// <summary>Whether a condition that has to be false is not, or one that has to stay unknown is true.</summary>
    private bool SaysTooMuch() =>
        unwanted.Exists(c => CountOf(c) >= c.Least || IsCoarse(c)) || open.Concat(openAnyway).Any(c => CountOf(c) >= c.Least);

    private bool IsCoarse(Condition.Beside condition) => chosen.Exists(c => c.End > c.Id + 1 && condition.Categories.Touches(c));

    private int CountOf(Condition.Beside condition) =>
        chosen.Count(c =>
            condition.Categories.Touches(c) && !chosen.Exists(b => b != c && c.Contains(b) && condition.Categories.Touches(b))
        );

    private bool AreAlike(CategorySymbol one, CategorySymbol other) =>
        one.Parent == other.Parent
        && one.End == one.Id + 1
        && other.End == other.Id + 1
        && wanted.Concat(unwanted).Concat(open).Concat(openAnyway).All(c => c.Categories.Touches(one) == c.Categories.Touches(other));
}
