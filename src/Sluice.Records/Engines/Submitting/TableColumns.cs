using Sluice.Records.Sql.Cells;

namespace Sluice.Records.Engines.Submitting;

/// <summary>The columns of a table of a cluster, whose names are the same in upper and lower case.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, ColumnType> types = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="columns">Their names and types, in their order.</param>
    public TableColumns(IReadOnlyList<(string Name, ColumnType Type)> columns)
    {
        Names = [.. columns.Select(static c => c.Name)];
        foreach (var (name, type) in columns)
        {
            types.TryAdd(name, type);
        }
    }

    /// <summary>Their names, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string name) => types.ContainsKey(name);

    /// <summary>The type of a column.</summary>
    public ColumnType TypeOf(string name) => types.GetValueOrDefault(name, ColumnType.Any);
}
