using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;
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
    private readonly string people;
    private readonly string person;
    private readonly string hasKey;
    private readonly string source;
    private readonly SqlCell? key;
    private readonly IReadOnlyList<AttributeSymbol> attributes;
    private readonly ImmutableArray<ConsentSymbol> asked;
    private readonly Dictionary<AttributeSymbol, string> facts = [];
    private readonly Dictionary<AttributeSymbol, string> filled = [];
    private readonly Dictionary<AttributeSymbol, SqlCell> cells = [];
    private readonly Dictionary<ConsentSymbol, string> holds = [];
    private readonly ConsentQuery? consents;
    private readonly ImmutableArray<string> knownConsents;
    private readonly ConditionSql conditions;
    private readonly string? holdsOn;

    public RowQuery(TransferPlan transfer, DatasetPlan plan, RowTables tables, SqlDialect dialect, DiagnosticBag diagnostics)
    {
        this.plan = plan;
        this.tables = tables;
        names = RowCells.Names(plan, tables, new SqlNames(dialect, diagnostics, tables.IsRead));
        data = names.Own("data");
        people = names.Own("people");
        person = names.Own("person");
        attributes = tables.Counts ? plan.Counted : plan.Queried;
        asked = tables.Counts ? plan.Asked : plan.Consents;
        var reader = new RowCells(transfer, plan, tables, names);
        var day = tables.Day ?? (transfer.Day is { } known ? new SqlDay.Fixed(known) : null);
        consents = asked.IsEmpty || day is null ? null : new ConsentQuery(names, tables, transfer, asked, day, reader.Subject);
        knownConsents = transfer.KnownConsents;
        var hasPerson = plan.Dataset.Key is not null && (consents is not null || tables is { Counts: true, Key: not null });

        // A condition over the columns of a row names them by themselves, and what is known of the row has no name of its own.
        var rows = tables.IsOfRow ? "" : data;
        source = tables.IsOfRow ? "" : reader.Source(data, plan.Written.Select(static c => c.Name), attributes, hasPerson, consents is null ? "    " : "      ");
        key = hasPerson ? reader.Key(rows) : null;
        foreach (var attribute in attributes)
        {
            var cell = reader.Of(rows, attribute);
            cells.Add(attribute, cell);
            facts.Add(attribute, tables.IsOfRow ? cell.Value : names.Own("fact_" + attribute.Name));
            if (cell.Given is { } given)
            {
                filled.Add(attribute, tables.IsOfRow ? given : names.Own("has_" + attribute.Name));
            }
        }

        foreach (var consent in asked)
        {
            holds.Add(consent, names.Own("consent_" + consent.Name));
        }

        hasKey = tables.IsOfRow ? key?.Given ?? "" : names.Own("has_key");
        person = tables.IsOfRow ? key?.Value ?? "" : person;
        holdsOn = transfer.Holds is { IsAlways: false } days && day is not null ? DecisionDaysSql.Write(days, day, dialect) : null;
        conditions = new ConditionSql(names, a => facts[a], c => holds[c], a => cells[a].Domain);
        if (tables.IsOfRow && consents is not null)
        {
            var among = new RowConsents(names, tables, transfer, person, day!, reader.Subject);
            conditions = new ConditionSql(names, a => facts[a], c => among.Write(c, holds: true), a => cells[a].Domain, c => among.Write(c, holds: false));
        }
    }

    /// <summary>The condition that the rows are selected by, over the columns of a row itself.</summary>
    public string Filter() => Guarded(consents?.WriteNobodysRecord(), "") is { Count: > 0 } parts ? string.Join("\nAND ", parts) + "\n" : "TRUE\n";

    /// <summary>What is shown of a cell where single ones are withheld.</summary>
    public string Cell(ColumnPlan column) => $"CASE\n  WHEN {conditions.Write(column.Condition, "    ")}\n  THEN {names.Dialect.Identifier(column.Name)}\nEND";

    /// <summary>The rows that may be written, with the columns that may be.</summary>
    public string Select()
    {
        var read = Tables();
        return read + Selection(read);
    }

    /// <summary>
    /// The rows by what is known of their people: each attribute and consent, then how many rows there are, how many of them are selected, and
    /// for how many it is not known. Days are numbers, from 1970-01-01 on.
    /// </summary>
    public string Groups() => $"{Tables()}SELECT\n  {Columns(Known().Concat(Counts()))}\nFROM {people}\n{GroupBy(1)}";

    /// <summary>
    /// The same, for answers that may get lost on the way: a first column says what a row is, <see cref="OneGroup"/> or <see cref="AllRows"/>, which comes once;
    /// behind the numbers of rows stand those of records, by <see cref="LedgerQuery.Counted"/>, and, for each of <see cref="Checked"/>, that of cells that are no value. Consents of the ledger that may
    /// be misspelt have rows of their own, <see cref="OneConsent"/>, with the name and how many records it has.
    /// </summary>
    public string GroupsAndAll()
    {
        string[] records = [.. LedgerQuery.Counted.Select(c => names.Own("count_" + c))];
        string[] sums = [.. Counts(), .. Wrong().Select(static w => $"COUNT(CASE WHEN {w} THEN 1 END)")];
        string[] totals = [.. sums.Select((_, i) => names.Own(string.Create(CultureInfo.InvariantCulture, $"sum_{i + 1}")))];
        var nothing = Known().Select(_ => $"CAST(NULL AS {names.Dialect.TextType})");
        var counts = Enumerable.Repeat("0", records.Length + sums.Length - 3).ToArray();
        string Part(string kind, IEnumerable<string> columns, string from) => $"SELECT\n  {Columns([names.Dialect.Text(kind), .. columns])}\nFROM {from}\n";

        // Records are counted beside the rows: without any row there are as many of them.
        var all = $"(SELECT {string.Join(", ", sums.Zip(totals, static (s, t) => $"{s} AS {t}"))} FROM {people}) AS {names.Own("sums")}\n"
            + $"CROSS JOIN {consents?.WriteCounts(records, knownConsents) ?? $"(SELECT {string.Join(", ", records.Select(static r => "0 AS " + r))})"} AS {names.Own("counts")}";
        var near = consents?.WriteNear(knownConsents) is { } misspelt
            ? $"UNION ALL\nSELECT\n  {Columns([names.Dialect.Text(OneConsent), consents.Consent, .. nothing.Skip(1), "COUNT(*)", .. Enumerable.Repeat("0", counts.Length + 2)])}\n{misspelt}"
            : "";
        return $"{Tables()}{Part(OneGroup, [.. Known(), .. Counts(), .. counts], people)}{GroupBy(2)}UNION ALL\n{Part(AllRows, [.. nothing, .. totals[..3], .. records, .. totals[3..]], all)}{near}";
    }

    /// <summary>The attributes and, as null, the key, of which cells can be no value, in the order in which their numbers end an answer.</summary>
    public ImmutableArray<AttributeSymbol?> Checked => [.. filled.Keys, .. ChecksKey ? [null] : Array.Empty<AttributeSymbol?>()];

    /// <summary>The attributes of floating-point numbers, and how what is printed of one is brought to its shortest text.</summary>
    public ImmutableDictionary<string, Func<string, string>> Shortest =>
        cells.Where(static c => c.Value.Domain?.Shortest is not null).ToImmutableDictionary(static c => c.Key.Name, static c => c.Value.Domain!.Shortest!, StringComparer.Ordinal);

    private bool ChecksKey => consents is not null && key?.Given is not null;

    /// <summary>Marks the rows of one group.</summary>
    public const string OneGroup = "group";

    /// <summary>Marks a consent of the ledger that no policy knows.</summary>
    public const string OneConsent = "consent";

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

    // Cells that are no value, as SQL over what is known of people.
    private IEnumerable<string> Wrong() => filled.Select(f => $"{f.Value} AND {facts[f.Key]} IS NULL").Concat(ChecksKey ? [$"{hasKey} AND {person} IS NULL"] : []);

    private string People()
    {
        var columns = new List<string>(plan.Written.Select(c => $"{data}.{names.Identifier(c.Name, c.Field.Name.Location)}"));
        if (tables.Order is { } order)
        {
            columns.Add($"{data}.{names.Dialect.Identifier(order)}");
        }

        columns.AddRange(attributes.Select(a => $"{cells[a].Value} AS {facts[a]}"));
        columns.AddRange(filled.Select(f => $"{cells[f.Key].Given} AS {f.Value}"));
        if (key is not null)
        {
            columns.Add($"{key.Value} AS {person}");
            columns.AddRange(ChecksKey ? [$"{key.Given} AS {hasKey}"] : []);
        }

        if (columns.Count == 0)
        {
            columns.Add("1 AS " + names.Own("one"));
        }

        var text = new StringBuilder("  -- Each row with what is known of its person; null is not known.\n");
        if (consents is null)
        {
            return text.Append($"  {people} AS (\n    SELECT\n      ").AppendJoin(",\n      ", columns).Append($"\n    FROM {source}\n  )").ToString();
        }

        var own = names.Own("own");
        var whose = $"{own}.{person}";
        text.Append($"  {people} AS (\n    SELECT\n      ").AppendJoin(",\n      ", [$"{own}.*", .. asked.Select(c => $"{consents.WriteHolds(c, whose)} AS {holds[c]}")])
            .Append("\n    FROM (\n      SELECT\n        ").AppendJoin(",\n        ", columns).Append($"\n      FROM {source}\n    ) AS {own}\n");
        return text.Append(consents.WriteJoin(whose)).Append("  )").ToString();
    }

    private string Selection(string read)
    {
        var columns = plan.Written.Select(Column);
        var text = new StringBuilder("SELECT\n  ").AppendJoin(",\n  ", columns).Append($"\nFROM {people}\n");
        var parts = Guarded(consents?.NobodysRecord, read + text);
        if (parts.Count > 0)
        {
            text.Append("WHERE\n  ").AppendJoin("\n  AND ", parts).Append('\n');
        }

        return text.Append(tables.Order is { } order ? $"ORDER BY {names.Dialect.Identifier(order)}\n" : "").ToString();
    }

    /// <summary>What a row has to fulfil to be selected.</summary>
    /// <param name="nobodysRecord">The test that no record is without a person.</param>
    /// <param name="read">The rest of the query.</param>
    private List<string> Guarded(string? nobodysRecord, string read)
    {
        var parts = new List<string>();
        var guards = plan.Claims.Select(static c => (c.Condition, c.Population.Name)).DistinctBy(static c => ConditionText.Of(c.Condition)).ToList();

        // What follows from the population is asked of no row, so that its predicate has to be.
        parts.AddRange(guards.Select(g => $"-- who is not in the population {g.Name} is not in the transfer\n      COALESCE({conditions.Write(g.Condition, "      ")}, TRUE)"));
        parts.AddRange(Wrong().Select(static (w, i) => (i == 0 ? "-- a cell that is no value may stand for any\n      " : "") + $"NOT ({w})"));
        if (nobodysRecord is { } guard)
        {
            parts.Add("-- a record without a person may be anybody's withdrawal\n      " + guard);
        }

        if (holdsOn is not null)
        {
            parts.Add("-- what was decided holds on these days alone\n      " + holdsOn);
        }

        var condition = plan.RowCondition is Condition.Constant { Value: true } ? "" : conditions.Write(plan.RowCondition, "  ");
        if (names.Dialect.EscapesAreRead is { } escapes && (read + condition + string.Concat(parts)).Contains('\\', StringComparison.Ordinal))
        {
            parts.Add("-- no setting makes a backslash one of the texts\n      " + escapes);
        }

        if (condition.Length > 0)
        {
            parts.Insert(0, plan.RowCondition is Condition.Or && (parts.Count > 0 || tables.IsOfRow) ? $"({condition})" : condition);
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
