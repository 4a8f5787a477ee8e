using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>What a query reads: names of tables and columns, not yet quoted.</summary>
internal sealed record RowTables
{
    /// <summary>The table with the rows.</summary>
    public required string Data { get; init; }

    /// <summary>The table with the consent records.</summary>
    public required string Ledger { get; init; }

    /// <summary>What to select the rows from, as SQL; null for the table of that name.</summary>
    public string? DataSql { get; init; }

    /// <summary>What to select the consent records from, as SQL; null for the table of that name.</summary>
    public string? LedgerSql { get; init; }

    /// <summary>The column of an attribute.</summary>
    public required Func<AttributeSymbol, string> Attribute { get; init; }

    /// <summary>The column that says whose row it is; null for the one the manifest names.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// The column of the ledger that is 1 where a cell of the record cannot be read; null where a query has to read the cells itself.
    /// </summary>
    public string? Unreadable { get; init; }

    /// <summary>A column that says in which order the rows stand; null for no order.</summary>
    public string? Order { get; init; }

    /// <summary>Whether rows are counted too: by all facts that rules speak of, and by person.</summary>
    public bool Counts { get; init; }

    /// <summary>The sender's time zone, in which a moment has its day; null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The day on which consents are asked; null for that of the transfer.</summary>
    public SqlDay? Day { get; init; }

    /// <summary>The type of a column of the rows; null where the columns of attributes and keys hold values and nothing else.</summary>
    public Func<string, ColumnType>? TypeOf { get; init; }

    /// <summary>The type of a column of the ledger; null where its columns hold texts and days and nothing else.</summary>
    public Func<string, ColumnType>? LedgerTypeOf { get; init; }

    /// <summary>Names of tables that no part of a query may have: it would be read in the place of the table.</summary>
    public ImmutableArray<string> Taken { get; init; } = [];

    /// <summary>Whether it is no query that is written but a condition over the columns of a row itself.</summary>
    public bool IsOfRow { get; init; }

    /// <summary>Whether people read the query.</summary>
    public bool IsRead { get; init; }
}
