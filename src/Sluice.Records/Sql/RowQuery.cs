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
    private readonly string permitted;
    private readonly HashSet<string> dates;
    private readonly Dictionary<AttributeSymbol, string> ranges = [];
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
        consents = asked.IsEmpty || day is null ? null : new ConsentQuery(names, tables, transfer, asked, day, reader);
        knownConsents = transfer.KnownConsents;
        var hasPerson = plan.Dataset.Key is not null && (consents is not null || tables is { Counts: true, Key: not null });

        // A condition over the columns of a row names them by themselves, and what is known of the row has no name of its own.
        var rows = tables.IsOfRow ? "" : data;
        source = tables.IsOfRow
            ? ""
            : reader.Source(data, plan.Written.Select(static c => c.Name), attributes, hasPerson, consents is null ? "    " : "      ");
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

        dates = [.. facts.Where(static f => f.Key.Type.Kind == ValueKind.Date).Select(static f => f.Value)];
        permitted = names.Own("permitted");
        foreach (
            var attribute in attributes.Where(a =>
                tables.Counts && tables.TypeOf is not null && a.Type.Kind is ValueKind.Integer or ValueKind.Decimal
            )
        )
        {
            ranges.Add(attribute, names.Own("range_" + attribute.Name));
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
            var among = new RowConsents(names, tables, transfer, person, day!, reader);
            conditions = new ConditionSql(
                names,
                a => facts[a],
                c => among.Write(c, holds: true),
                a => cells[a].Domain,
                c => among.Write(c, holds: false)
            );
        }
    }

    /// <summary>The condition that the rows are selected by, over the columns of a row itself.</summary>
    public string Filter() =>
        Guarded(consents?.WriteNobodysRecord(), "") is { Count: > 0 } parts ? string.Join("\nAND ", parts) + "\n" : "TRUE\n";

    /// <summary>What is shown of a cell where single ones are withheld.</summary>
    public string Cell(ColumnPlan column) =>
        $"CASE\n  WHEN {conditions.Write(column.Condition, "    ")}\n  THEN {names.Dialect.Identifier(column.Name)}\nEND";

    /// <summary>The rows that may be written, with the columns that may be.</summary>
    public string Select()
    {
        var read = Tables();
        return read + Selection(read);
    }

    /// <summary>
    /// The rows by what is known of their people: each attribute and consent, then how many rows there are, how many of them are selected,
    /// and for how many it is not known. Days are numbers, from 1970-01-01 on.
    /// </summary>
    public string Groups() =>
        $"{Tables()}{Named(facts.Values.Concat(holds.Values).Select(AsText).Concat(Counts(permitted)))}{FromPeople}{GroupBy(facts.Values)}";

    /// <summary>
    /// All that is counted, in one answer that may get lost on the way. A first column says what a row is; texts follow, then numbers, and
    /// in the end how many rows the answer has. <see cref="CountedRows.Group"/>: facts as in <see cref="Groups"/>, numbers as ranges, for
    /// each of <see cref="Checked"/> how many cells are no value. <see cref="CountedRows.Records"/>: of the ledger, by
    /// <see cref="LedgerQuery.Counted"/>, and by the name of a consent that may be misspelt. <see cref="CountedRows.Keys"/> and
    /// <see cref="CountedRows.People"/>: what is asked of keys, and of people. <see cref="CountedRows.End"/> is always there.
    /// </summary>
    /// <param name="keys">What is asked of keys; null for nothing.</param>
    /// <param name="countsPeople">Whether people are counted.</param>
    public string Counting(KeyCheckQuery? keys, bool countsPeople)
    {
        var records = consents?.WriteCounts(knownConsents);
        string[] known =
        [
            .. facts.Select(f => AsText(Ranges.Contains(f.Key) ? $"MIN({f.Value})" : f.Value)),
            .. holds.Values.Select(AsText),
            .. Ranges.Select(a => AsText($"MAX({facts[a]})")),
        ];
        string[] group = [.. Counts(permitted), .. Wrong().Select(static w => $"COUNT(CASE WHEN {w} THEN 1 END)")];
        var width = Math.Max(group.Length, records is null ? 0 : LedgerQuery.Counted.Length);
        string[] Columns(string kind, string[] texts, string[] numbers) =>
            [
                names.Dialect.Text(kind),
                .. texts,
                .. Enumerable.Repeat("NULL", known.Length - texts.Length),
                .. numbers,
                .. Enumerable.Repeat("0", width - numbers.Length),
            ];
        string Part(string kind, string[] texts, string[] numbers) => $"SELECT {string.Join(", ", Columns(kind, texts, numbers))}\n";
        var parts = new List<string>
        {
            $"{Named(Columns(CountedRows.Group, known, group))}{FromPeople}{GroupBy(facts.Select(f => Ranges.Contains(f.Key) ? ranges[f.Key] : f.Value))}",
            Part(CountedRows.End, [], []),
        };
        if (records is var (near, counts, source))
        {
            parts.Add($"{Part(CountedRows.Records, [near], counts)}{source}");
        }

        if (keys is not null)
        {
            parts.Add($"{Part(CountedRows.Keys, [], [.. keys.Numbers])}{keys.Source}");
        }

        if (countsPeople)
        {
            parts.Add(
                $"{Part(CountedRows.People, [], [$"COUNT(DISTINCT {person})", $"COUNT(DISTINCT CASE WHEN {permitted} THEN {person} END)"])}{FromPeople}"
            );
        }

        return $"{Tables(keys?.WriteTables(consents?.Records))}SELECT *, COUNT(*) OVER () AS {names.Own("answers")}\nFROM (\n{string.Join("UNION ALL\n", parts)}) AS {names.Own("parts")}\n";
    }

    /// <summary>
    /// How many texts stand behind the first column of what <see cref="Counting"/> asks, and how many numbers behind them.
    /// </summary>
    public (int Texts, int Numbers) Width =>
        (facts.Count + holds.Count + Ranges.Length, Math.Max(3 + Checked.Length, consents is null ? 0 : LedgerQuery.Counted.Length));

    /// <summary>
    /// The attributes whose numbers are counted as ranges: a group has its least and its greatest one, and nothing that rules compare with
    /// lies between.
    /// </summary>
    public ImmutableArray<AttributeSymbol> Ranges => [.. ranges.Keys];

    /// <summary>
    /// The attributes and, as null, the key, of which cells can be no value, in the order in which their numbers end an answer.
    /// </summary>
    public ImmutableArray<AttributeSymbol?> Checked => [.. filled.Keys, .. ChecksKey ? [null] : Array.Empty<AttributeSymbol?>()];

    /// <summary>The attributes of floating-point numbers, and how what is printed of one is brought to its shortest text.</summary>
    public ImmutableDictionary<string, Func<string, string>> Shortest =>
        cells
            .Where(static c => c.Value.Domain?.Shortest is not null)
            .ToImmutableDictionary(static c => c.Key.Name, static c => c.Value.Domain!.Shortest!, StringComparer.Ordinal);

    private bool ChecksKey => consents is not null && key?.Given is not null;

    /// <summary>How many people there are, and how many of them have a row that is selected.</summary>
    public string CountPeople() =>
        $"{Tables()}SELECT COUNT(DISTINCT {person}) AS {names.Own("all")}, COUNT(DISTINCT CASE WHEN {permitted} THEN {person} END) AS {names.Own("selected")}\n{FromPeople}";

    // Each row with whether it is selected, and with the range that each of its numbers is in.
    private string FromPeople
    {
        get
        {
            string[] columns =
            [
                $"({conditions.Write(plan.RowCondition, "    ")}) AS {permitted}",
                .. tables.Counts ? ranges.Select(r => $"{RangeOf(r.Key)} AS {r.Value}") : [],
            ];
            return $"FROM (\n  SELECT {people}.*,\n    {string.Join(",\n    ", columns)}\n  FROM {people}\n) AS {names.Own("own")}\n";
        }
    }

    private string RangeOf(AttributeSymbol attribute)
    {
        var value = facts[attribute];
        var numbers = RowCells.Compared(plan, attribute);
        string Test(ComparisonOperator comparison, decimal number) =>
            cells[attribute].Domain?.Compare(value, comparison, number)
            ?? $"{value} {ComparisonOperators.SignOf(comparison)} {names.Dialect.Number(number)}";
        var cases = numbers.SelectMany(
            (n, i) =>
                (string[])
                    [
                        $" WHEN {Test(ComparisonOperator.Less, n)} THEN {2 * i}",
                        $" WHEN {Test(ComparisonOperator.Equal, n)} THEN {(2 * i) + 1}",
                    ]
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"CASE WHEN {value} IS NULL THEN NULL{string.Concat(cases)} ELSE {2 * numbers.Count} END"
        );
    }

    private string AsText(string fact) =>
        $"CAST({(dates.Contains(fact) ? names.Dialect.DayNumber(fact) : fact)} AS {names.Dialect.TextType})";

    private static string[] Counts(string permitted) =>
        ["COUNT(*)", $"COUNT(CASE WHEN {permitted} THEN 1 END)", $"COUNT(CASE WHEN {permitted} IS NULL THEN 1 END)"];

    private string Named(IEnumerable<string> columns) =>
        $"SELECT\n  {string.Join(",\n  ", columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{c} AS {names.Dialect.Identifier($"c{i + 1}")}")))}\n";

    private string GroupBy(IEnumerable<string> attributes) =>
        facts.Count + holds.Count == 0 ? "" : "GROUP BY " + string.Join(", ", attributes.Concat(holds.Values)) + "\n";

    private string Tables(IEnumerable<string>? others = null)
    {
        var parts = new List<string>();
        if (consents is not null)
        {
            parts.AddRange(consents.WriteTables());
        }

        parts.Add(People());
        parts.AddRange(others ?? []);
        return "WITH\n" + string.Join(",\n", parts) + "\n";
    }

    // Cells that are no value, as SQL over what is known of people.
    private IEnumerable<string> Wrong() =>
        filled.Select(f => $"{f.Value} AND {facts[f.Key]} IS NULL").Concat(ChecksKey ? [$"{hasKey} AND {person} IS NULL"] : []);

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
            return text.Append($"  {people} AS (\n    SELECT\n      ")
                .AppendJoin(",\n      ", columns)
                .Append($"\n    FROM {source}\n  )")
                .ToString();
        }

        var own = names.Own("own");
        var whose = $"{own}.{person}";
        text.Append($"  {people} AS (\n    SELECT\n      ")
            .AppendJoin(",\n      ", [$"{own}.*", .. asked.Select(c => $"{consents.WriteHolds(c, whose)} AS {holds[c]}")])
            .Append("\n    FROM (\n      SELECT\n        ")
            .AppendJoin(",\n        ", columns)
            .Append($"\n      FROM {source}\n    ) AS {own}\n");
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
        var guards = plan.Claims.Select(static c => (c.Condition, c.Population.Name)).DistinctBy(static c => c.Condition).ToList();

        // What follows from the population is asked of no row, so that its predicate has to be.
        parts.AddRange(
            guards.Select(g =>
                $"-- who is not in the population {g.Name} is not in the transfer\n      COALESCE({conditions.Write(g.Condition, "      ")}, TRUE)"
            )
        );
        parts.AddRange(
            Wrong().Select(static (w, i) => (i == 0 ? "-- a cell that is no value may stand for any\n      " : "") + $"NOT ({w})")
        );
        if (nobodysRecord is { } guard)
        {
            parts.Add("-- a record without a person may be anybody's withdrawal\n      " + guard);
        }

        if (holdsOn is not null)
        {
            parts.Add("-- what was decided holds on these days alone\n      " + holdsOn);
        }

        var condition = plan.RowCondition is Condition.Constant { Value: true } ? "" : conditions.Write(plan.RowCondition, "  ");
        if (
            names.Dialect.EscapesAreRead is { } escapes
            && (read + condition + string.Concat(parts)).Contains('\\', StringComparison.Ordinal)
        )
        {
            parts.Add("-- no setting makes a backslash one of the texts\n      " + escapes);
        }

        if (condition.Length > 0)
        {
            parts.Insert(0, parts.Count > 0 || tables.IsOfRow ? ConditionSql.AsConjunct(plan.RowCondition, condition) : condition);
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
