namespace Sluice.Records.Sql.Days;

/// <summary>Trino: a moment has an offset of its own, and cast to a day it is the day there.</summary>
internal sealed class TrinoDays : SqlDays
{
    /// <inheritdoc/>
    public override string Today(string zone) => $"CAST(CURRENT_TIMESTAMP AT TIME ZONE {zone} AS DATE)";

    /// <inheritdoc/>
    public override string PlusMonths(string day, int months) => $"DATE_ADD('month', {months}, {day})";

    /// <inheritdoc/>
    public override string PlusDays(string day, int days) => $"DATE_ADD('day', {days}, {day})";

    /// <inheritdoc/>
    protected override IEnumerable<string> Typed(string column, string zone) =>
        [
            // With less than all its digits it would be rounded, into the next day perhaps.
            $"WHEN TYPEOF({column}) LIKE 'timestamp%with time zone' THEN CAST(TRY_CAST({column} AS TIMESTAMP(12) WITH TIME ZONE) AT TIME ZONE {zone} AS DATE)",
            $"WHEN TYPEOF({column}) = 'date' OR TYPEOF({column}) LIKE 'timestamp%' THEN TRY_CAST({column} AS DATE)",
        ];

    /// <inheritdoc/>
    protected override string OfInstant(string column, string zone) => $"CAST({column} AT TIME ZONE {zone} AS DATE)";

    /// <inheritdoc/>
    protected override string OfText(string day) => $"TRY_CAST({day} AS DATE)";

    /// <inheritdoc/>
    protected override string OfMoment(string day, string time, string offset, string zone) =>
        $"CAST(TRY_CAST({day} || ' ' || {time} || ' ' || {offset} AS TIMESTAMP(0) WITH TIME ZONE) AT TIME ZONE {zone} AS DATE)";
}
