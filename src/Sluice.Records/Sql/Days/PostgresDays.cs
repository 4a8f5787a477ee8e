namespace Sluice.Records.Sql.Days;

/// <summary>
/// PostgreSQL: a cast of what is no day ends the query, so that days are counted from the parts of a text; a day or moment may also be
/// infinite, which is no calendar day.
/// </summary>
internal sealed class PostgresDays : SqlDays
{
    /// <inheritdoc/>
    public override string Today(string zone) => $"CAST(now() AT TIME ZONE {zone} AS DATE)";

    /// <inheritdoc/>
    public override string PlusMonths(string day, int months) => $"CAST({day} + make_interval(months => {months}) AS DATE)";

    /// <inheritdoc/>
    public override string PlusDays(string day, int days) => $"({day} + {days})";

    /// <inheritdoc/>
    protected override IEnumerable<string> Typed(string column, string zone) =>
        [
            $"WHEN pg_typeof({column}) = 'timestamp with time zone'::regtype THEN {Finite($"CAST({column} AS TIMESTAMPTZ)", $"CAST(CAST({column} AS TIMESTAMPTZ) AT TIME ZONE {zone} AS DATE)")}",
            $"WHEN pg_typeof({column}) IN ('date'::regtype, 'timestamp without time zone'::regtype) THEN {Finite($"CAST({column} AS TIMESTAMP)", $"CAST({column} AS DATE)")}",
        ];

    // What the calendar does not have comes out as another day.
    /// <inheritdoc/>
    protected override string OfText(string day)
    {
        string Part(int from, int length) => $"CAST(SUBSTR({day}, {from}, {length}) AS INT) - 1";
        var counted = $"(DATE '0001-01-01' + make_interval(years => {Part(1, 4)}, months => {Part(6, 2)}, days => {Part(9, 2)}))";
        return $"CASE WHEN to_char({counted}, 'YYYY-MM-DD') = {day} THEN CAST({counted} AS DATE) END";
    }

    /// <inheritdoc/>
    protected override string OfMoment(string day, string time, string offset, string zone) =>
        $"CASE WHEN {OfText(day)} IS NOT NULL THEN CAST(CAST({day} || ' ' || {time} || {offset} AS TIMESTAMPTZ) AT TIME ZONE {zone} AS DATE) END";

    private static string Finite(string moment, string day) => $"CASE WHEN isfinite({moment}) THEN {day} END";
}
