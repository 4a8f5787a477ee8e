namespace Sluice.Benchmarks;

/// <summary>
/// Hand-written code of an author who knows the rules and only wants speed: names looked up in three dictionaries, then one table with the
/// few rules of each cell. The floor for deciding by names.
/// </summary>
public sealed class StringFloor
{
    private readonly Dictionary<string, int> categories;
    private readonly Dictionary<string, int> partners;
    private readonly Dictionary<string, int> purposes;
    private readonly Dictionary<long, WorkloadRule[]> cells = [];

    public StringFloor(Workload workload)
    {
        categories = Enumerable.Range(0, Workload.Categories).ToDictionary(Workload.CategoryName, static n => n, StringComparer.Ordinal);
        partners = Enumerable.Range(0, Workload.Partners).ToDictionary(Workload.PartnerName, static n => n, StringComparer.Ordinal);
        purposes = Enumerable.Range(0, Workload.Purposes).ToDictionary(Workload.PurposeName, static n => n, StringComparer.Ordinal);
        var lists = new Dictionary<long, List<WorkloadRule>>();
        foreach (var rule in workload.Rules)
        {
            foreach (var (c, r, p) in rule.Categories.SelectMany(c => rule.Partners.SelectMany(r => rule.Purposes.Select(p => (c, r, p)))))
            {
                (lists.TryGetValue(Cell(c, r, p), out var list) ? list : lists[Cell(c, r, p)] = []).Add(rule);
            }
        }

        foreach (var (cell, list) in lists)
        {
            cells[cell] = [.. list];
        }
    }

    public bool Decide(string category, string partner, string purpose, bool[] flags, Span<int> deciding, out int decided)
    {
        decided = 0;
        if (
            !categories.TryGetValue(category, out var c)
            || !partners.TryGetValue(partner, out var r)
            || !purposes.TryGetValue(purpose, out var p)
            || !cells.TryGetValue(Cell(c, r, p), out var rules)
        )
        {
            return false;
        }

        var (allowed, denied) = (false, false);
        foreach (var rule in rules)
        {
            if (rule.Flag < 0 || flags[rule.Flag])
            {
                (allowed, denied) = (allowed || rule.Allow, denied || !rule.Allow);
                if (decided < deciding.Length)
                {
                    deciding[decided++] = rule.Number;
                }
            }
        }

        return allowed && !denied;
    }

    private static long Cell(int category, int partner, int purpose) =>
        (((long)category * Workload.Partners) + partner) * Workload.Purposes + purpose;
}
