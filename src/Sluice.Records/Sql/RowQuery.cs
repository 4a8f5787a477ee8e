using System.Collections.Immutable;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// The query of one dataset: the records, one table for each consent, the people with what is known of them, and
/// the selection. It reads the ledger once for each consent, never once for each row.
/// </summary>
internal sealed class RowQuery
{
    private readonly DatasetPlan plan;
    private readonly RowTables tables;
    private readonly SqlNames names;
    private readonly string data;
    private readonly string people;
    private readonly string person;
    private readonly IReadOnlyList<AttributeSymbol> attributes;
    private readonly Dictionary<AttributeSymbol, string> facts = [];
    private readonly Dictionary<ConsentSymbol, string> holds = [];
    private readonly Dictionary<ConsentSymbol, string> given = [];
    private readonly ConsentQuery? consents;
    private readonly ConditionSql conditions;

    public RowQuery(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
    {
        this.plan = plan;
        this.tables = tables;
        names = new SqlNames(dialect, diagnostics);
        foreach (var taken in plan.Columns.Select(static c => c.Name).Append(tables.Data).Append(tables.Ledger).Concat(new[] { tables.Order, tables.Key, tables.Unreadable }.OfType<string>()))
        {
            names.Take(taken);
        }

        data = names.Own("data");
        people = names.Own("people");
        person = tables.Counts ? names.Own("person") : "";
        attributes = tables.Counts ? plan.Counted : plan.Attributes;
        consents = plan.Consents.IsEmpty || transfer.Day is not { } day ? null : new ConsentQuery(names, tables, day, transfer.Manifest.Ledger?.Complete ?? false);
        foreach (var attribute in attributes)
        {
            facts.Add(attribute, names.Own("fact_" + attribute.Name));
        }

        foreach (var consent in plan.Consents)
        {
            holds.Add(consent, names.Own("consent_" + consent.Name));
            given.Add(consent, names.Own("given_" + consent.Name));
        }

        conditions = new ConditionSql(names, a => facts[a], c => holds[c]);
    }

    /// <summary>The rows that may be written, with the columns that may be.</summary>
    public string Select() => Tables() + Selection();

    /// <summary>
    /// The rows by what is known of their people: each attribute and consent, then how many rows there are, how many of them are selected, and
    /// for how many it is not known. Days are numbers, from 1970-01-01 on.
    /// </summary>
    public string Groups()
    {
        var condition = "(" + conditions.Write(plan.RowCondition, "  ") + ")";
        var known = facts.Select(f => f.Key.Type.Kind == ValueKind.Date ? $"CAST({f.Value} - {names.Dialect.Date(new DateOnly(1970, 1, 1))} AS VARCHAR)" : $"CAST({f.Value} AS {names.Dialect.TextType})")
            .Concat(holds.Values.Select(h => $"CAST({h} AS {names.Dialect.TextType})"));
        string[] counts = ["COUNT(*)", $"COUNT(CASE WHEN {condition} THEN 1 END)", $"COUNT(CASE WHEN {condition} IS NULL THEN 1 END)"];
        return $"{Tables()}SELECT\n  {string.Join(",\n  ", known.Concat(counts))}\nFROM {people}\nGROUP BY ALL\n";
    }

    /// <summary>How many people there are, and how many of them have a row that is selected.</summary>
    public string CountPeople() =>
        $"{Tables()}SELECT COUNT(DISTINCT {person}), COUNT(DISTINCT CASE WHEN {conditions.Write(plan.RowCondition, "  ")} THEN {person} END) FROM {people}\n";

    private string Tables()
    {
        var parts = new List<string>();
        if (consents is not null)
        {
            parts.Add(consents.WriteRecords(plan.Consents));
            parts.AddRange(plan.Consents.Select(c => consents.WriteGiven(c, given[c])));
        }

        parts.Add(People());
        return "WITH\n" + string.Join(",\n", parts) + "\n";
    }

    private string People()
    {
        var columns = new List<string>(plan.Written.Select(c => $"{data}.{names.Identifier(c.Name, c.Field.Name.Location)}"));
        if (tables.Order is { } order)
        {
            columns.Add($"{data}.{names.Dialect.Identifier(order)}");
        }

        if (tables is { Counts: true, Key: { } own })
        {
            columns.Add($"{data}.{names.Dialect.Identifier(own)} AS {person}");
        }

        columns.AddRange(attributes.Select(a => $"{Known(a)} AS {facts[a]}"));
        var key = plan.Dataset.Key is { } k ? $"{data}.{names.Identifier(tables.Key ?? k.Value, k.Location)}" : "";
        columns.AddRange(plan.Consents.Where(_ => consents is not null).Select(c => $"{consents!.WriteHolds(c, given[c], key)} AS {holds[c]}"));
        var text = new StringBuilder("  -- Each row with what is known of its person; null is not known.\n");
        text.Append($"  {people} AS (\n    SELECT\n      ").AppendJoin(",\n      ", columns).Append($"\n    FROM {names.Identifier(tables.Data, plan.Dataset.Name.Location)} AS {data}\n");
        foreach (var consent in plan.Consents.Where(_ => consents is not null))
        {
            text.Append(consents!.WriteJoin(given[consent], key));
        }

        return text.Append("  )").ToString();
    }

    /// <summary>The value of an attribute; a country or a name that there is not is not known, rather than unlike every other.</summary>
    private string Known(AttributeSymbol attribute)
    {
        var column = $"{data}.{names.Identifier(tables.Attribute(attribute), plan.Dataset.Subject[attribute].Location)}";
        IEnumerable<string>? values = attribute.Type.Kind switch
        {
            ValueKind.Choice => attribute.Type.Choices,
            ValueKind.Country => CountryCodes.All,
            _ => null,
        };
        return values is null ? column : $"CASE WHEN {column} IN ({List(values)}) THEN {column} END";
    }

    private string List(IEnumerable<string> values)
    {
        var lines = values.Select(names.Dialect.Text).Chunk(20).Select(static line => string.Join(", ", line)).ToList();
        return lines.Count == 1 ? lines[0] : "\n        " + string.Join(",\n        ", lines);
    }

    private string Selection()
    {
        var columns = plan.Written.Select(Column);
        var text = new StringBuilder("SELECT\n  ").AppendJoin(",\n  ", columns).Append($"\nFROM {people}\n");
        var guard = consents?.NobodysRecord;
        var condition = plan.RowCondition is Condition.Constant { Value: true } ? null : conditions.Write(plan.RowCondition, "  ");
        if (condition is not null || guard is not null)
        {
            var needsBrackets = guard is not null && plan.RowCondition is Condition.Or;
            text.Append("WHERE\n  ").Append(condition is null ? "" : needsBrackets ? $"({condition})" : condition);
            text.Append(guard is null ? "" : (condition is null ? "" : "\n  AND ") + "-- a record without a person may be anybody's withdrawal\n      " + guard);
            text.Append('\n');
        }

        return text.Append(tables.Order is { } order ? $"ORDER BY {names.Dialect.Identifier(order)}\n" : "").ToString();
    }

    private string Column(ColumnPlan column)
    {
        var name = names.Dialect.Identifier(column.Name);
        return !plan.WithholdCells || column.Condition is Condition.Constant { Value: true }
            ? name
            : $"CASE\n    WHEN {conditions.Write(column.Condition, "      ")}\n    THEN {name}\n  END AS {name}";
    }
}
