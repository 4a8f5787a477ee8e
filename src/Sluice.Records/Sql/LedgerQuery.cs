using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>
/// The records of the ledger as a query reads them: each cell as files read it, whatever type a program gave its column. What cannot be
/// read marks its record, and is never taken for an empty cell.
/// </summary>
internal sealed class LedgerQuery
{
    private readonly SqlNames names;
    private readonly RowTables tables;
    private readonly ImmutableArray<ConsentSymbol> asked;
    private readonly SqlDay day;
    private readonly RowCells reader;
    private readonly string[] dates;
    private readonly string source;
    private readonly string cells;
    private readonly string dated;
    private readonly string today;
    private readonly string isAsked;

    /// <param name="names">Writes names.</param>
    /// <param name="tables">What is read.</param>
    /// <param name="asked">The consents that are asked for.</param>
    /// <param name="day">The day they are asked for.</param>
    /// <param name="reader">Reads cells.</param>
    public LedgerQuery(SqlNames names, RowTables tables, ImmutableArray<ConsentSymbol> asked, SqlDay day, RowCells reader)
    {
        (this.names, this.tables, this.asked, this.day, this.reader) = (names, tables, asked, day, reader);
        dates = [Granted, Withdrawn, Expires];
        (source, cells, dated, Records) = (names.Own("ledger"), names.Own("cells"), names.Own("dated"), names.Own("records"));
        isAsked = names.Own("is_asked");
        today = day is SqlDay.Fixed ? "" : names.Own("today");
        On = day is SqlDay.Fixed ? day.Write(names.Dialect) : today;
    }

    /// <summary>
    /// What is counted of the records, in this order: all; those asked for, and of these those without a person and those with each flaw;
    /// those of unknown consents.
    /// </summary>
    public static ImmutableArray<string> Counted { get; } =
    ["records", "asked", "nobodys", "contradictory", "future", "malformed", "unknown"];

    /// <summary>The table of the records, quoted.</summary>
    public string Records { get; }

    /// <summary>Whether records of consents that are not asked for are among them.</summary>
    public bool HoldsOthers => tables is { Counts: true, Unreadable: null };

    /// <summary>The column of whose record it is; null where it is not known.</summary>
    public string Subject => names.Dialect.Identifier("subject");

    /// <summary>The column of the consent; null where it is not known.</summary>
    public string Consent => names.Dialect.Identifier("consent");

    /// <summary>The column of the notice.</summary>
    public string Notice => names.Dialect.Identifier("notice");

    /// <summary>The column of the day of the grant.</summary>
    public string Granted => names.Dialect.Identifier("granted_at");

    /// <summary>The column of the day of the withdrawal.</summary>
    public string Withdrawn => names.Dialect.Identifier("withdrawn_at");

    /// <summary>The column of the day on which the grant ends.</summary>
    public string Expires => names.Dialect.Identifier("expires_at");

    /// <summary>The column that is 1 where something in the record cannot be read, else 0.</summary>
    public string Unreadable => names.Dialect.Identifier("unreadable");

    /// <summary>The day that is asked for, as it stands beside these columns.</summary>
    public string On { get; }

    /// <summary>Whether a record may be of a consent that is asked for.</summary>
    public string IsAsked => HoldsOthers ? isAsked : Asked;

    private string Asked => $"({Consent} IN ({string.Join(", ", asked.Select(c => names.Text(c.Name, c.Location)))}) OR {Consent} IS NULL)";

    /// <summary>The tables up to the one of the records.</summary>
    public IEnumerable<string> WriteTables()
    {
        var only = HoldsOthers ? "" : $"\n    WHERE {Asked}";
        var now =
            HoldsOthers ? $",\n      {Asked} AS {isAsked}"
            : today.Length == 0 ? ""
            : $",\n      {day.Write(names.Dialect)} AS {today}";
        if (tables.Unreadable is { } mark)
        {
            yield return $"""
                  -- The records of these consents.
                  {Records} AS (
                    SELECT {Subject}, {Consent}, {Notice}, {string.Join(", ", dates)}, {names.Dialect.Identifier(mark)} AS {Unreadable}{now}
                    FROM {tables.LedgerSql ?? names.Identifier(tables.Ledger, null)} AS {source}{only}
                  )
                """;
            yield break;
        }

        var from = reader.LedgerSource(source, "    ");
        SqlCell[] days =
        [
            .. dates.Select((d, i) => names.Dialect.Days.OfCell($"{cells}.{d}", DayTextOf(i), Zone, KindOf(Column(i)), tables.IsRead)),
        ];
        var read = dates.SelectMany(
            (d, i) =>
                days[i].Given is { } given
                    ? [$"      {days[i].Value} AS {d}", $"      {given} AS {IsGiven(i)}"]
                    : (string[])[$"      {days[i].Value} AS {d}"]
        );
        var flaws = dates
            .Where((_, i) => days[i].Given is not null)
            .Select(d => $" OR ({IsGiven(Array.IndexOf(dates, d))} AND {d} IS NULL)");
        yield return $"""
              -- The cells of the ledger as texts, and its dates as they are; an empty cell is null.
              {cells} AS (
                SELECT
                  {reader.Subject(source)} AS {Subject},
                  {Text("consent")} AS {Consent},
                  {Text("notice")} AS {Notice},
            {string.Join(",\n", dates.SelectMany(CellsOf))}
                FROM {from}
              )
            """;
        yield return $"""
              -- The records of these consents with their days; a text that is no day has none.
              {dated} AS (
                SELECT
                  {Subject},
                  {Consent},
                  {Notice},
            {string.Join(",\n", read)}
                FROM {cells}{only}
              )
            """;
        yield return $"""
              -- A record is unreadable where its consent is not known, or there is something in the place of a day and no day.
              {Records} AS (
                SELECT {Subject}, {Consent}, {Notice}, {string.Join(", ", dates)},
                  CASE WHEN {Consent} IS NULL{string.Concat(flaws)} THEN 1 ELSE 0 END AS {Unreadable}{now}
                FROM {dated}
              )
            """;
    }

    /// <summary>
    /// What counts records by <see cref="Counted"/>: a first column that names an unknown consent which may be a misspelling of one of
    /// those asked for, for a closer look, and is null for all others; the numbers; and where they come from.
    /// </summary>
    /// <param name="known">The names of all consents that there are.</param>
    public (string Near, string[] Counts, string Source) WriteCounts(ImmutableArray<string> known)
    {
        var (near, isUnknown) = (
            names.Own("near"),
            known.IsEmpty ? "FALSE" : $"{Consent} NOT IN ({string.Join(", ", known.Select(c => names.Text(c, null)))})"
        );

        // Two letters that changed places are two changes here. No name is so long that it would have to be cut; a cell of another column
        // may be.
        var plain = $"SUBSTR(LOWER(REGEXP_REPLACE({Consent}, '[^a-zA-Z0-9]', '')), 1, 200)";
        var distances = asked
            .Select(c =>
                names.Dialect.Distance(plain, names.Dialect.Text(string.Concat(c.Name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()))
            )
            .OfType<string>()
            .Select(static d => $"{d} <= 4")
            .ToList();
        var name =
            distances.Count == 0 || known.IsEmpty
                ? $"CAST(NULL AS {names.Dialect.TextType})"
                : $"CASE WHEN {isUnknown} AND ({string.Join(" OR ", distances)}) THEN {Consent} END";
        string[] conditions =
        [
            IsAsked,
            $"{IsAsked} AND {Subject} IS NULL",
            $"{IsAsked} AND ({Withdrawn} < {Granted} OR {Expires} < {Granted})",
            $"{IsAsked} AND {Unreadable} = 0 AND COALESCE({Granted}, {Withdrawn}) > {On} AND ({Withdrawn} > {On} OR {Withdrawn} IS NULL)",
            $"{IsAsked} AND {Unreadable} = 1",
            isUnknown,
        ];
        return (
            near,
            ["COUNT(*)", .. conditions.Select(static c => $"COUNT(CASE WHEN {c} THEN 1 END)")],
            $"FROM (\n  SELECT {Records}.*, {name} AS {near}\n  FROM {Records}\n) AS {names.Own("own")}\nGROUP BY {near}\n"
        );
    }

    /// <summary>
    /// The text of a cell as SQL, without the blanks that its type fills it up with; null for an empty one. Where blanks may be of the type
    /// or of the text, it is not known which consent or notice they name.
    /// </summary>
    public static string TextOf(SqlDialect dialect, RowTables tables, string ledger, string column)
    {
        var type = tables.LedgerTypeOf?.Invoke(column) ?? ColumnType.Any;
        var text = SqlColumn.Of($"{ledger}.{dialect.Identifier(column)}", type, dialect.Cells).Text;
        var isDoubtful = dialect.Cells.HidesPadding && !LedgerColumns.IsDay(column) && (type.Kind == ColumnKind.Any || type.MayBePadded);
        return isDoubtful ? $"CASE WHEN {text} <> '' AND {text} NOT LIKE '% ' THEN {text} END" : $"NULLIF({text}, '')";
    }

    // Without a zone of the sender it is UTC's day, as in files.
    private string Zone => names.Dialect.Text(tables.Zone ?? "UTC");

    private string Text(string column) => TextOf(names.Dialect, tables, source, column);

    private static string Column(int date) => LedgerColumns.Names[date + 2];

    private ColumnKind KindOf(string column) => tables.LedgerTypeOf?.Invoke(column).Kind ?? ColumnKind.Any;

    // What is read of the cells of a date: themselves where they may be other than texts, and their texts where they may be such.
    private IEnumerable<string> CellsOf(string date, int number) =>
        KindOf(Column(number)) switch
        {
            ColumnKind.Any or ColumnKind.Text or ColumnKind.Char when tables.IsRead || KindOf(Column(number)) == ColumnKind.Any =>
            [
                $"      {source}.{date}",
                $"      {Text(Column(number))} AS {DayTextOf(number)}",
            ],
            ColumnKind.Text or ColumnKind.Char => [$"      {Text(Column(number))} AS {DayTextOf(number)}"],
            _ => [$"      {source}.{date}"],
        };

    private string IsGiven(int date) => names.Dialect.Identifier("has_" + Column(date).Replace("_at", "", StringComparison.Ordinal));

    private string DayTextOf(int date) => names.Dialect.Identifier(Column(date).Replace("_at", "_text", StringComparison.Ordinal));
}
