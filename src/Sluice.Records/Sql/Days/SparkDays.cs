namespace Sluice.Records.Sql.Days;

/// <summary>
/// Spark: a TIMESTAMP is an instant without a zone, which every cast shows in that of the session. By its seconds it is the same
/// everywhere; those of a moment that was moved by its zone are those of its local time.
/// </summary>
internal sealed class SparkDays : SqlDays
{
    /// <inheritdoc/>
    public override string Today(string zone) => OfInstant("CURRENT_TIMESTAMP()", zone);

    /// <inheritdoc/>
    public override string PlusMonths(string day, int months) => $"ADD_MONTHS({day}, {months})";

    /// <inheritdoc/>
    public override string PlusDays(string day, int days) => $"DATE_ADD({day}, {days})";

    /// <inheritdoc/>
    protected override IEnumerable<string> Typed(string column, string zone) =>
        [
            $"WHEN TYPEOF({column}) = 'timestamp' THEN {OfInstant($"TRY_CAST({column} AS TIMESTAMP_LTZ)", zone)}",
            $"WHEN TYPEOF({column}) IN ('date', 'timestamp_ntz') THEN TRY_CAST({column} AS DATE)",
        ];

    /// <inheritdoc/>
    protected override string OfText(string day) => $"TRY_CAST({day} AS DATE)";

    /// <inheritdoc/>
    protected override string OfMoment(string day, string time, string offset, string zone) =>
        OfInstant($"TRY_CAST({day} || ' ' || {time} || {offset} AS TIMESTAMP_LTZ)", zone);

    /// <inheritdoc/>
    protected override string OfInstant(string instant, string zone) =>
        $"DATE_FROM_UNIX_DATE(CAST(FLOOR(UNIX_SECONDS(FROM_UTC_TIMESTAMP({instant}, {zone})) / 86400) AS INT))";
}
