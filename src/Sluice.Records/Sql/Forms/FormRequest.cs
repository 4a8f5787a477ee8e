using System.Collections.Immutable;

namespace Sluice.Records.Sql.Forms;

/// <summary>In which form a query is asked for, and what that form needs to know.</summary>
public sealed record FormRequest
{
    /// <summary>The query itself.</summary>
    public static FormRequest Select { get; } = new();

    /// <summary>The form.</summary>
    public SqlForm Form { get; init; }

    /// <summary>The views or tables that are made, by dataset.</summary>
    public TableMap Into { get; init; } = TableMap.Empty;

    /// <summary>What is known of the columns of tables, by dataset, and of the ledger by its name.</summary>
    public ImmutableDictionary<string, DescribedTable> Columns { get; init; } = ImmutableDictionary<string, DescribedTable>.Empty;

    /// <summary>Which users stand for recipients: the partner's name, and the user's.</summary>
    public ImmutableArray<(string Partner, string User)> Users { get; init; } = [];

    /// <summary>As whom filters of Trino's rules read.</summary>
    public string? Owner { get; init; }
}
