using Sluice.Records.Sql.Cells;

namespace Sluice.Records.Sql.Days;

/// <summary>
/// How one database reads and counts days. Zones are given as SQL, and nothing follows the zone of the session: that is a matter of who
/// runs a query.
/// </summary>
internal abstract class SqlDays
{
    /// <summary>
    /// The day that a cell of a ledger names: of a moment without a zone the day as it is written, of one with a zone the day it lies in
    /// for the sender. Null where it cannot be read. No cast in it can fail: a pattern says what a text is before it is taken for that.
    /// </summary>
    /// <param name="column">The column as SQL, of whatever type.</param>
    /// <param name="text">Its cells as texts, as SQL; null for an empty one.</param>
    /// <param name="zone">The sender's zone.</param>
    /// <param name="kind">What the column is known to hold.</param>
    /// <param name="isRead">
    /// Whether people run the query, some time: what the column held when it was written is then asked for once more.
    /// </param>
    public SqlCell OfCell(string column, string text, string zone, ColumnKind kind = ColumnKind.Any, bool isRead = false) =>
        kind switch
        {
            ColumnKind.Any => new SqlCell(Cases([.. Typed(column, zone), .. OfTexts(text, zone)]), $"{text} IS NOT NULL"),
            ColumnKind.Text or ColumnKind.Char => new SqlCell(
                Cases([.. isRead ? Typed(column, zone) : [], .. OfTexts(text, zone)]),
                $"{text} IS NOT NULL"
            ),
            ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.Instant when isRead => new SqlCell(
                Cases(Typed(column, zone)),
                $"{column} IS NOT NULL"
            ),
            ColumnKind.Date => new SqlCell(column),
            ColumnKind.Timestamp => new SqlCell($"CAST({column} AS DATE)"),
            ColumnKind.Instant => new SqlCell(OfInstant(column, zone)),
            _ => new SqlCell("CAST(NULL AS DATE)", $"{column} IS NOT NULL"),
        };

    private string[] OfTexts(string text, string zone) =>
        [
            $"WHEN {Is(text, $"{LedgerPatterns.Day}({LedgerPatterns.Time})?")} THEN {OfText($"SUBSTR({text}, 1, 10)")}",
            $"WHEN {Is(text, LedgerPatterns.Day + LedgerPatterns.Time + LedgerPatterns.Offset)} THEN {OfMoment($"SUBSTR({text}, 1, 10)", TimeOf(text), OffsetOf(text), zone)}",
        ];

    private static string Cases(IEnumerable<string> cases) => $"CASE\n{string.Concat(cases.Select(static c => $"        {c}\n"))}      END";

    /// <summary>The day on which a query runs, the same wherever it stands in it.</summary>
    /// <param name="zone">The zone.</param>
    public abstract string Today(string zone);

    /// <summary>The day that is some calendar months later, clamped to the end of its month.</summary>
    public abstract string PlusMonths(string day, int months);

    /// <summary>The day that is some days later.</summary>
    public abstract string PlusDays(string day, int days);

    /// <summary>
    /// Branches of a <c>CASE</c> for what is no text: days, moments with a zone and without. None where a text of theirs says as much.
    /// </summary>
    protected abstract IEnumerable<string> Typed(string column, string zone);

    /// <summary>The day in a zone of a column that is known to hold points in time.</summary>
    protected virtual string OfInstant(string column, string zone) =>
        throw new NotSupportedException("nobody can tell the types of the columns beforehand");

    /// <summary>The day of a text that looks like one; null where the calendar has none.</summary>
    protected abstract string OfText(string day);

    /// <summary>
    /// The day in a zone of a moment that is told by a day, a time with seconds, and an offset: <c>Z</c>, <c>+09</c>, <c>+0900</c> or
    /// <c>+09:00</c>; null where the calendar has no such day.
    /// </summary>
    protected abstract string OfMoment(string day, string time, string offset, string zone);

    /// <summary>An offset as a sign and four digits.</summary>
    protected static string Digits(string offset) => $"RPAD(REPLACE(REPLACE({offset}, ':', ''), 'Z', '+'), 5, '0')";

    // Not by `$`, behind which a line break may stand: what the pattern does not take is left.
    private static string Is(string text, string pattern) => $"REGEXP_REPLACE({text}, '^{pattern}$', '') = ''";

    // Zones differ from UTC by whole seconds: a fraction of one decides no day.
    private static string TimeOf(string text) => $"SUBSTR(REGEXP_REPLACE(SUBSTR({text}, 12), '[Z+-].*', '') || ':00', 1, 8)";

    private static string OffsetOf(string text) => $"REGEXP_REPLACE(SUBSTR({text}, 12), '^[0-9:.]+', '')";
}
