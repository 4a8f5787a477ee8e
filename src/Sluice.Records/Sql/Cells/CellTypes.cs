namespace Sluice.Records.Sql.Cells;

/// <summary>How a dialect asks, within a query, of which type a column is.</summary>
/// <param name="Name">The name of the type as SQL, given the column.</param>
/// <param name="Names">What the names of each kind are; <c>%</c> stands for anything.</param>
internal sealed record CellTypes(Func<string, string> Name, IReadOnlyDictionary<ColumnKind, string[]> Names)
{
    /// <summary>Whether there are types of a kind.</summary>
    public bool Has(ColumnKind kind) => Names.ContainsKey(kind);

    /// <summary>Whether a type is of one of some kinds, as SQL.</summary>
    /// <param name="name">The name of the type as SQL.</param>
    /// <param name="kinds">The kinds.</param>
    public string IsOneOf(string name, params ReadOnlySpan<ColumnKind> kinds)
    {
        var names = new List<string>();
        foreach (var kind in kinds)
        {
            names.AddRange(Names.GetValueOrDefault(kind) ?? []);
        }

        var plain = names.Where(static n => !n.Contains('%', StringComparison.Ordinal)).Select(static n => $"'{n}'").ToList();
        List<string> tests = [.. names.Where(static n => n.Contains('%', StringComparison.Ordinal)).Select(n => $"{name} LIKE '{n}'")];
        if (plain.Count > 0)
        {
            tests.Insert(0, plain.Count == 1 ? $"{name} = {plain[0]}" : $"{name} IN ({string.Join(", ", plain)})");
        }

        return tests.Count switch
        {
            0 => "FALSE",
            1 => tests[0],
            _ => $"({string.Join(" OR ", tests)})",
        };
    }
}
