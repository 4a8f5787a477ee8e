using System.Collections.Immutable;

namespace Sluice.Records.Engines.Submitting;

/// <summary>The columns of tables and their types, as the engine describes them.</summary>
/// <param name="form">How the client tells them.</param>
internal sealed class ClusterTypes(ClientForm form)
{
    private readonly Dictionary<string, ImmutableArray<RowColumn>> tables = new(StringComparer.Ordinal);

    /// <summary>What asks for the columns of a table.</summary>
    /// <param name="table">The table as SQL.</param>
    public static string Statement(string table) => "DESCRIBE " + table;

    /// <summary>Takes the answer. Two columns of one name, whatever their case, are one that is not known: a comment may hold a line of its own.</summary>
    public ImmutableArray<RowColumn> Add(string table, IEnumerable<string> lines) => tables[table] = Read(lines);

    /// <summary>The columns in an answer.</summary>
    public ImmutableArray<RowColumn> Read(IEnumerable<string> lines) => [.. lines.Select(form.Column).TakeWhile(static c => c is not null).OfType<RowColumn>()];

    /// <summary>The columns of a table; none where it was not asked for.</summary>
    public ImmutableArray<RowColumn> Of(string table) => tables.GetValueOrDefault(table, []);

    /// <summary>The type of a column; null where it is not known.</summary>
    public string? TypeOf(string table, string column) => Of(table).Where(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Type : null;
}
