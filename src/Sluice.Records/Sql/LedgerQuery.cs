using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Cells;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql;

/// <summary>
/// The records of the ledger as a query reads them: each cell as files read it, whatever type a program gave its column. What cannot be read marks its record, and is never taken for an empty cell.
/// </summary>
internal sealed class LedgerQuery
{
    private readonly SqlNames names;
    private readonly RowTables tables;
    private readonly ImmutableArray<ConsentSymbol> asked;
    private readonly SqlDay day;
    private readonly Func<string, string> person;
    private readonly string[] dates;
    private readonly string source;
    private readonly string cells;
    private readonly string dated;
    private readonly string today;

    /// <param name="names">Writes names.</param>
    /// <param name="tables">What is read.</param>
    /// <param name="asked">The consents that are asked for.</param>
    /// <param name="day">The day they are asked for.</param>
    /// <param name="person">The person of a record as SQL, given the ledger's name; null where nobody knows whose it is.</param>
    public LedgerQuery(SqlNames names, RowTables tables, ImmutableArray<ConsentSymbol> asked, SqlDay day, Func<string, string> person)
    {
        (this.names, this.tables, this.asked, this.day, this.person) = (names, tables, asked, day, person);
        dates = [Granted, Withdrawn, Expires];
        (source, cells, dated, Records) = (names.Own("ledger"), names.Own("cells"), names.Own("dated"), names.Own("records"));
        today = day is SqlDay.Fixed ? "" : names.Own("today");
        On = day is SqlDay.Fixed ? day.Write(names.Dialect) : today;
    }

    /// <summary>What is counted of the records, in this order: all; those asked for, and of these those without a person and those with each flaw; those of consents that nobody knows.</summary>
    public static ImmutableArray<string> Counted { get; } = ["records", "asked", "nobodys", "contradictory", "future", "malformed", "unknown"];

    /// <summary>The table of the records, quoted.</summary>
    public string Records { get; }

    /// <summary>Whether records of consents that are not asked for are among them.</summary>
    public bool HoldsOthers => tables is { Counts: true, Unreadable: null };

    /// <summary>The column of whose record it is; null where nobody knows.</summary>
    public string Subject => names.Dialect.Identifier("subject");

    /// <summary>The column of the consent; null where nobody knows.</summary>
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
    public string IsAsked => $"({Consent} IN ({string.Join(", ", asked.Select(c => names.Text(c.Name, c.Location)))}) OR {Consent} IS NULL)";

    /// <summary>The tables up to the one of the records.</summary>
    public IEnumerable<string> WriteTables()
    {
        var only = HoldsOthers ? "" : $"\n    WHERE {IsAsked}";
        var now = today.Length == 0 ? "" : $",\n      {day.Write(names.Dialect)} AS {today}";
        var table = tables.LedgerSql ?? names.Identifier(tables.Ledger, null);
        if (tables.Unreadable is { } mark)
        {
            yield return $"""
                  -- The records of these consents.
                  {Records} AS (
                    SELECT {Subject}, {Consent}, {Notice}, {string.Join(", ", dates)}, {names.Dialect.Identifier(mark)} AS {Unreadable}{now}
                    FROM {table} AS {source}{only}
                  )
                """;
            yield break;
        }

        yield return $"""
              -- The cells of the ledger as texts, and its dates as they are; an empty cell is null.
              {cells} AS (
                SELECT
                  {person(source)} AS {Subject},
                  {Text("consent")} AS {Consent},
                  {Text("notice")} AS {Notice},
            {string.Join(",\n", dates.Select((d, i) => $"      {source}.{d},\n      {Text(Column(i))} AS {DayTextOf(i)}"))}
                FROM {table} AS {source}
              )
            """;
        yield return $"""
              -- The records of these consents with their days; a text that is no day has none.
              {dated} AS (
                SELECT
                  {Subject},
                  {Consent},
                  {Notice},
            {string.Join(",\n", dates.Select((d, i) => $"      {names.Dialect.Days.OfCell($"{cells}.{d}", DayTextOf(i), Zone)} AS {d},\n      {DayTextOf(i)}"))}
                FROM {cells}{only}
              )
            """;
        yield return $"""
              -- A record is unreadable where its consent is not known, or there is a text for a day and no day.
              {Records} AS (
                SELECT {Subject}, {Consent}, {Notice}, {string.Join(", ", dates)},
                  CASE WHEN {Consent} IS NULL{string.Concat(dates.Select((d, i) => $" OR ({DayTextOf(i)} IS NOT NULL AND {d} IS NULL)"))} THEN 1 ELSE 0 END AS {Unreadable}{now}
                FROM {dated}
              )
            """;
    }

    /// <summary>A table of one row with the numbers of <see cref="Counted"/>.</summary>
    public string WriteCounts(IReadOnlyList<string> columns, ImmutableArray<string> known)
    {
        string[] conditions =
        [
            "TRUE",
            IsAsked,
            $"{IsAsked} AND {Subject} IS NULL",
            $"{IsAsked} AND ({Withdrawn} < {Granted} OR {Expires} < {Granted})",
            $"{IsAsked} AND {Unreadable} = 0 AND COALESCE({Granted}, {Withdrawn}) > {On} AND ({Withdrawn} > {On} OR {Withdrawn} IS NULL)",
            $"{IsAsked} AND {Unreadable} = 1",
            known.IsEmpty ? "FALSE" : $"{Consent} NOT IN ({string.Join(", ", known.Select(c => names.Text(c, null)))})",
        ];
        return $"(\n  SELECT\n    {string.Join(",\n    ", conditions.Select((c, i) => $"COUNT(CASE WHEN {c} THEN 1 END) AS {columns[i]}"))}\n  FROM {Records}\n)";
    }

    /// <summary>
    /// The text of a cell as SQL, without the blanks that its type fills it up with; null for an empty one. Where blanks may be of the type or of the text, nobody knows which consent or notice they name.
    /// </summary>
    public static string TextOf(SqlDialect dialect, RowTables tables, string ledger, string column)
    {
        var type = tables.LedgerTypeOf?.Invoke(column) ?? ColumnType.Any;
        var text = SqlColumn.Of($"{ledger}.{dialect.Identifier(column)}", type, dialect.Cells).Text;
        var isDoubtful = dialect.Cells.HidesPadding && !LedgerColumns.IsDay(column) && (type.Kind == ColumnKind.Any || type.MayBePadded);
        return isDoubtful ? $"CASE WHEN {text} <> '' AND {text} NOT LIKE '% ' THEN {text} END" : $"NULLIF({text}, '')";
    }

    /// <summary>What selects the records of consents that nobody knows and that may be nearly one of those asked for, for a closer look; null where the dialect cannot say it.</summary>
    /// <param name="known">The names of all consents that there are.</param>
    public string? WriteNear(ImmutableArray<string> known)
    {
        // Two letters that changed places are two changes here. No name is so long that it would have to be cut; a cell of another column may be.
        var plain = $"SUBSTR(LOWER(REGEXP_REPLACE({Consent}, '[^a-zA-Z0-9]', '')), 1, 200)";
        var near = asked.Select(c => names.Dialect.Distance(plain, names.Dialect.Text(string.Concat(c.Name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())) is { } distance ? $"{distance} <= 4" : null).ToList();
        return near.Contains(null) || known.IsEmpty ? null
            : $"FROM {Records}\nWHERE {Consent} NOT IN ({string.Join(", ", known.Select(c => names.Text(c, null)))})\n  AND ({string.Join(" OR ", near)})\nGROUP BY {Consent}\n";
    }

    // Without a zone of the sender it is UTC's day, as in files.
    private string Zone => names.Dialect.Text(tables.Zone ?? "UTC");

    private string Text(string column) => TextOf(names.Dialect, tables, source, column);

    private static string Column(int date) => LedgerColumns.Names[date + 2];

    private string DayTextOf(int date) => names.Dialect.Identifier(Column(date).Replace("_at", "_text", StringComparison.Ordinal));
}
