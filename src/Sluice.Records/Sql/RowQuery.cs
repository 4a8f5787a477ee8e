using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Days;
using Sluice.Records.Sql.Forms;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// The query of one dataset: the records, what they say of each person, the people with what is known of them, and
/// the selection. It reads the ledger once for all consents, and once more for whose records there are.
/// </summary>
internal sealed class RowQuery
{
    private readonly DatasetPlan plan;
    private readonly RowTables tables;
    private readonly SqlNames names;
    private readonly string data;
    private readonly string of;
    private readonly string people;
    private readonly string person;
    private readonly IReadOnlyList<AttributeSymbol> attributes;
    private readonly ImmutableArray<ConsentSymbol> asked;
    private readonly Dictionary<AttributeSymbol, string> facts = [];
    private readonly Dictionary<ConsentSymbol, string> holds = [];
    private readonly ConsentQuery? consents;
    private readonly ImmutableArray<string> knownConsents;
    private readonly ConditionSql conditions;
    private readonly string? holdsOn;

    public RowQuery(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
    {
        this.plan = plan;
        this.tables = tables;
        names = new SqlNames(dialect, diagnostics, tables.IsRead);
        foreach (var taken in plan.Columns.Select(static c => c.Name).Append(tables.Data).Append(tables.Ledger).Concat(new[] { tables.Order, tables.Key, tables.Unreadable }.OfType<string>()))
        {
            names.Take(taken);
        }

        data = names.Own("data");
        of = tables.IsOfRow ? "" : data + ".";
        people = names.Own("people");
        person = tables.Counts ? names.Own("person") : "";
        attributes = tables.Counts ? plan.Counted : plan.Queried;
        asked = tables.Counts ? plan.Asked : plan.Consents;
        var day = tables.Day ?? (transfer.Day is { } known ? new SqlDay.Fixed(known) : null);
        consents = asked.IsEmpty || day is null ? null : new ConsentQuery(names, tables, transfer, asked, day);
        knownConsents = transfer.KnownConsents;
        foreach (var attribute in attributes)
        {
            facts.Add(attribute, names.Own("fact_" + attribute.Name));
        }

        foreach (var consent in asked)
        {
            holds.Add(consent, names.Own("consent_" + consent.Name));
        }

        holdsOn = transfer.Holds is { IsAlways: false } days && day is not null ? DecisionDaysSql.Write(days, day, names.Dialect) : null;
        conditions = tables.IsOfRow && consents is not null ? RowConsents.Conditions(names, tables, transfer, Key(), day!, Known)
            : new ConditionSql(names, tables.IsOfRow ? Known : a => facts[a], c => holds[c]);
    }

    /// <summary>The condition that the rows are selected by, over the columns of a row itself.</summary>
    public string Filter() => Guarded(consents?.WriteNobodysRecord()) is { Count: > 0 } parts ? string.Join("\nAND ", parts) + "\n" : "TRUE\n";

    /// <summary>What is shown of a cell where single ones are withheld.</summary>
    public string Cell(ColumnPlan column) => $"CASE\n  WHEN {conditions.Write(column.Condition, "    ")}\n  THEN {names.Dialect.Identifier(column.Name)}\nEND";

    /// <summary>The rows that may be written, with the columns that may be.</summary>
    public string Select() => Tables() + Selection();

    /// <summary>
    /// The rows by what is known of their people: each attribute and consent, then how many rows there are, how many of them are selected, and
    /// for how many it is not known. Days are numbers, from 1970-01-01 on.
    /// </summary>
    public string Groups() => $"{Tables()}SELECT\n  {Columns(Known().Concat(Counts()))}\nFROM {people}\n{GroupBy(1)}";

    /// <summary>
    /// The same, for answers that may get lost on the way: a first column says what a row is, <see cref="OneGroup"/> or <see cref="AllRows"/>, which comes once;
    /// the last ones, how many records there are of each sort, by <see cref="LedgerQuery.Counted"/>.
    /// </summary>
    public string GroupsAndAll()
    {
        string[] records = [.. LedgerQuery.Counted.Select(c => names.Own("count_" + c))];
        var from = $"{people} CROSS JOIN {consents?.WriteCounts(records, knownConsents) ?? $"(SELECT {string.Join(", ", records.Select(static r => "0 AS " + r))})"} AS {names.Own("counts")}";
        var nothing = Known().Select(_ => $"CAST(NULL AS {names.Dialect.TextType})");
        string Part(string kind, IEnumerable<string> known) => $"SELECT\n  {Columns([names.Dialect.Text(kind), .. known, .. Counts(), .. records.Select(static r => $"MAX({r})")])}\nFROM {from}\n";
        return $"{Tables()}{Part(OneGroup, Known())}{GroupBy(2)}UNION ALL\n{Part(AllRows, nothing)}";
    }

    /// <summary>Marks the rows of one group.</summary>
    public const string OneGroup = "group";

    /// <summary>Marks the sum over all rows.</summary>
    public const string AllRows = "all";

    /// <summary>How many people there are, and how many of them have a row that is selected.</summary>
    public string CountPeople() =>
        $"{Tables()}SELECT COUNT(DISTINCT {person}) AS {names.Own("all")}, COUNT(DISTINCT CASE WHEN {conditions.Write(plan.RowCondition, "  ")} THEN {person} END) AS {names.Own("selected")} FROM {people}\n";

    private IEnumerable<string> Known() => facts.Select(f => f.Key.Type.Kind == ValueKind.Date ? names.Dialect.DayNumber(f.Value) : f.Value).Concat(holds.Values)
        .Select(f => $"CAST({f} AS {names.Dialect.TextType})");

    private string[] Counts()
    {
        var condition = "(" + conditions.Write(plan.RowCondition, "  ") + ")";
        return ["COUNT(*)", $"COUNT(CASE WHEN {condition} THEN 1 END)", $"COUNT(CASE WHEN {condition} IS NULL THEN 1 END)"];
    }

    private string Columns(IEnumerable<string> columns) =>
        string.Join(",\n  ", columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{c} AS {names.Dialect.Identifier($"c{i + 1}")}")));

    private string GroupBy(int first) => facts.Count + holds.Count == 0 ? "" : "GROUP BY " + string.Join(", ", Enumerable.Range(first, facts.Count + holds.Count)) + "\n";

    private string Tables()
    {
        var parts = new List<string>();
        if (consents is not null)
        {
            parts.AddRange(consents.WriteTables());
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
        var key = Key();
        columns.AddRange(asked.Where(_ => consents is not null).Select(c => $"{consents!.WriteHolds(c, key)} AS {holds[c]}"));
        var text = new StringBuilder("  -- Each row with what is known of its person; null is not known.\n");
        text.Append($"  {people} AS (\n    SELECT\n      ").AppendJoin(",\n      ", columns.Count == 0 ? ["1 AS " + names.Own("one")] : columns)
            .Append($"\n    FROM {tables.DataSql ?? names.Identifier(tables.Data, plan.Dataset.Name.Location)} AS {data}\n");
        return text.Append(consents?.WriteJoin(key)).Append("  )").ToString();
    }

    private string Key() => plan.Dataset.Key is { } key ? of + names.Identifier(tables.Key ?? key.Value, key.Location) : "";

    /// <summary>The value of an attribute; a country or a name that there is not is not known, rather than unlike every other.</summary>
    private string Known(AttributeSymbol attribute)
    {
        var column = of + names.Identifier(tables.Attribute(attribute), plan.Dataset.Subject[attribute].Location);
        if (tables.IsOfAnyType && attribute.Type.Kind is (ValueKind.Integer or ValueKind.Decimal))
        {
            return Exact(attribute, column);
        }

        IEnumerable<string>? values = attribute.Type.Kind switch
        {
            ValueKind.Choice => attribute.Type.Choices,
            ValueKind.Country => CountryCodes.All,
            _ => null,
        };
        return values is null ? column : $"CASE WHEN {column} IN ({List(values)}) THEN {column} END";
    }

    private string Exact(AttributeSymbol attribute, string column)
    {
        var numbers = Atoms.Of(plan).Where(a => Atoms.AttributeOf(a) == attribute).SelectMany(Atoms.NumbersOf);
        return names.Dialect.ExactValue(column, numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture).Count(char.IsAsciiDigit)).DefaultIfEmpty().Max()) ?? column;
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
        var parts = Guarded(consents?.NobodysRecord);
        if (parts.Count > 0)
        {
            text.Append("WHERE\n  ").AppendJoin("\n  AND ", parts).Append('\n');
        }

        return text.Append(tables.Order is { } order ? $"ORDER BY {names.Dialect.Identifier(order)}\n" : "").ToString();
    }

    private List<string> Guarded(string? nobodysRecord)
    {
        var parts = new List<string>();
        var guards = plan.Claims.Select(static c => (c.Condition, c.Population.Name)).DistinctBy(static c => ConditionText.Of(c.Condition)).ToList();
        if (plan.RowCondition is not Condition.Constant { Value: true })
        {
            var condition = conditions.Write(plan.RowCondition, "  ");
            parts.Add(plan.RowCondition is Condition.Or && (guards.Count > 0 || nobodysRecord is not null || holdsOn is not null || tables.IsOfRow) ? $"({condition})" : condition);
        }

        // What follows from the population is asked of no row, so that its predicate has to be.
        parts.AddRange(guards.Select(g => $"-- who is not in the population {g.Name} is not in the transfer\n      COALESCE({conditions.Write(g.Condition, "      ")}, TRUE)"));
        if (nobodysRecord is { } guard)
        {
            parts.Add("-- a record without a person may be anybody's withdrawal\n      " + guard);
        }

        if (holdsOn is not null)
        {
            parts.Add("-- what was decided holds on these days alone\n      " + holdsOn);
        }

        return parts;
    }

    private string Column(ColumnPlan column)
    {
        var name = names.Dialect.Identifier(column.Name);
        return !plan.WithholdCells || column.Condition is Condition.Constant { Value: true }
            ? name
            : $"CASE\n    WHEN {conditions.Write(column.Condition, "      ")}\n    THEN {name}\n  END AS {name}";
    }
}
