using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;

namespace Sluice.Records.Sql;

/// <summary>The cells of a dataset and its ledger that decide, as a query reads them.</summary>
internal sealed class RowCells
{
    private readonly RowTables tables;
    private readonly DatasetPlan plan;
    private readonly SqlNames names;
    private readonly SqlCells cells;
    private readonly KeyForm form;
    private SqlColumn? subject;
    private readonly Dictionary<string, (string Text, string Type)> columns = new(StringComparer.Ordinal);

    /// <param name="transfer">The transfer.</param>
    /// <param name="plan">The dataset.</param>
    /// <param name="tables">What is read.</param>
    /// <param name="names">Writes names.</param>
    public RowCells(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlNames names)
    {
        (this.plan, this.tables, this.names) = (plan, tables, names);
        cells = new SqlCells(names.Dialect, transfer.Manifest.Zone?.Value);
        form =
            tables.TypeOf is null || tables.LedgerTypeOf is null || plan.Dataset.Key is null || plan.Asked.IsEmpty
                ? KeyForm.Exact
                : SqlCells.FormOf(
                    transfer.Manifest.Ledger is { ExactKeys: true },
                    tables.TypeOf(plan.Dataset.Key.Value),
                    tables.LedgerTypeOf("subject")
                );
    }

    /// <summary>The names that no part of a query may have.</summary>
    public static SqlNames Names(DatasetPlan plan, RowTables tables, SqlNames names)
    {
        string?[] own = [tables.Data, tables.Ledger, tables.Order, tables.Key, tables.Unreadable, plan.Dataset.Key?.Value];
        foreach (
            var taken in plan
                .Columns.Select(static c => c.Name)
                .Concat(plan.Dataset.Subject.Values.Select(static c => c.Value))
                .Concat(own.OfType<string>())
                .Concat(tables.Taken)
        )
        {
            names.Take(taken);
        }

        return names;
    }

    /// <summary>The rows as a query reads them.</summary>
    /// <param name="data">What they are called.</param>
    /// <param name="written">The columns that it reads besides.</param>
    /// <param name="attributes">The attributes that it asks for.</param>
    /// <param name="withKey">Whether it asks for the key.</param>
    /// <param name="indent">How far lines stand from the edge.</param>
    public string Source(string data, IEnumerable<string> written, IEnumerable<AttributeSymbol> attributes, bool withKey, string indent)
    {
        var rows = $"{tables.DataSql ?? names.Identifier(tables.Data, plan.Dataset.Name.Location)} AS {data}";
        var asked = attributes
            .Select(tables.Attribute)
            .Concat(withKey ? [plan.Dataset.Key!.Value] : [])
            .Distinct(StringComparer.Ordinal)
            .Where(c => tables.TypeOf?.Invoke(c).Kind == ColumnKind.Any)
            .ToList();
        if (names.Dialect.Cells.Types is null || asked.Count == 0)
        {
            return rows;
        }

        // What is asked of a cell more than once is written once.
        var all = written
            .Concat(attributes.Select(tables.Attribute))
            .Concat(withKey ? [plan.Dataset.Key!.Value] : [])
            .Distinct(StringComparer.Ordinal)
            .Select(c => $"{data}.{names.Identifier(c, null)}")
            .ToList();
        foreach (var name in asked)
        {
            var column = SqlColumn.Of($"{data}.{names.Identifier(name, null)}", ColumnType.Any, names.Dialect.Cells);
            var (text, type) = (names.Own("text_" + name), names.Own("type_" + name));
            all.Add($"{column.Text} AS {text}");
            all.Add($"{column.TypeName} AS {type}");
            columns[name] = ($"{data}.{text}", $"{data}.{type}");
        }

        return $"(\n{indent}  SELECT\n{indent}    {string.Join($",\n{indent}    ", all)}\n{indent}  FROM {rows}\n{indent}) AS {data}";
    }

    /// <summary>The ledger as a query reads it.</summary>
    /// <param name="ledger">What it is called.</param>
    /// <param name="indent">How far lines stand from the edge.</param>
    public string LedgerSource(string ledger, string indent)
    {
        var table = $"{tables.LedgerSql ?? names.Identifier(tables.Ledger, null)} AS {ledger}";
        if (names.Dialect.Cells.Types is null || tables.LedgerTypeOf?.Invoke("subject").Kind != ColumnKind.Any)
        {
            return table;
        }

        var column = SqlColumn.Of($"{ledger}.{names.Dialect.Identifier("subject")}", ColumnType.Any, names.Dialect.Cells);
        var (text, type) = (names.Own("text_subject"), names.Own("type_subject"));
        var all = LedgerColumns
            .Names.Select(c => $"{ledger}.{names.Dialect.Identifier(c)}")
            .Concat([$"{column.Text} AS {text}", $"{column.TypeName} AS {type}"]);
        subject = column with { Text = $"{ledger}.{text}", TypeName = $"{ledger}.{type}" };
        return $"(\n{indent}  SELECT\n{indent}    {string.Join($",\n{indent}    ", all)}\n{indent}  FROM {table}\n{indent}) AS {ledger}";
    }

    /// <summary>The reader of an attribute.</summary>
    /// <param name="data">The rows as SQL.</param>
    /// <param name="attribute">The attribute.</param>
    public SqlCell Of(string data, AttributeSymbol attribute)
    {
        var name = tables.Attribute(attribute);
        var sql = $"{Prefix(data)}{names.Identifier(name, plan.Dataset.Subject[attribute].Location)}";
        return tables.TypeOf is { } types
            ? Or(cells.Of(Column(sql, name, types(name)), attribute.Type, Compared(plan, attribute)), sql)
            : Value(attribute, sql);
    }

    /// <summary>The reader of the column that says whose row it is.</summary>
    public SqlCell Key(string data)
    {
        var named = plan.Dataset.Key!;
        var sql = $"{Prefix(data)}{names.Identifier(tables.Key ?? named.Value, named.Location)}";
        return tables.TypeOf is { } types ? Or(cells.Key(Column(sql, named.Value, types(named.Value)), form), sql) : new SqlCell(sql);
    }

    /// <summary>The person of a record of <see cref="LedgerSource"/>; null where it is not known whose it is.</summary>
    public string Subject(string ledger)
    {
        var sql = $"{ledger}.{names.Dialect.Identifier("subject")}";
        return tables.LedgerTypeOf is { } types
            ? Or(cells.Key(subject ?? SqlColumn.Of(sql, types("subject"), names.Dialect.Cells), form), sql).Value
            : $"NULLIF({names.Dialect.Cells.AsText(sql)}, '')";
    }

    // Nothing stands before the columns of a row that has no name.
    private static string Prefix(string data) => data.Length == 0 ? "" : data + ".";

    /// <summary>The numbers that an attribute is compared with.</summary>
    public static List<decimal> Compared(DatasetPlan plan, AttributeSymbol attribute) =>
        [.. Atoms.Of(plan).Where(a => Atoms.AttributeOf(a) == attribute).SelectMany(Atoms.NumbersOf).Distinct().Order()];

    private SqlColumn Column(string sql, string name, ColumnType type) =>
        columns.TryGetValue(name, out var own)
            ? new SqlColumn(sql, type, own.Text, own.Type)
            : SqlColumn.Of(sql, type, names.Dialect.Cells);

    // What is in a column of a type that holds no values is none.
    private SqlCell Or(SqlCell? cell, string column) =>
        cell ?? new SqlCell($"CAST(NULL AS {names.Dialect.TextType})", $"{column} IS NOT NULL");

    /// <summary>Of a column of values; a country or a name that there is not is not known, rather than unlike every other.</summary>
    private SqlCell Value(AttributeSymbol attribute, string column)
    {
        IEnumerable<string>? values = attribute.Type.Kind switch
        {
            ValueKind.Choice => attribute.Type.Choices,
            ValueKind.Country => CountryCodes.All,
            _ => null,
        };
        return new SqlCell(values is null ? column : $"CASE WHEN {column} IN ({cells.List(values)}) THEN {column} END");
    }
}
