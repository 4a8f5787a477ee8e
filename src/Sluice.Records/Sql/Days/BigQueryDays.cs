namespace Sluice.Records.Sql.Days;

/// <summary>
/// BigQuery: cast to a text, a DATE is a day, a DATETIME a moment without a zone, and a TIMESTAMP one that says how far it is from UTC.
/// </summary>
internal sealed class BigQueryDays : SqlDays
{
    /// <inheritdoc/>
    public override string Today(string zone) => $"CURRENT_DATE({zone})";

    /// <inheritdoc/>
    public override string PlusMonths(string day, int months) => $"DATE_ADD({day}, INTERVAL {months} MONTH)";

    /// <inheritdoc/>
    public override string PlusDays(string day, int days) => $"DATE_ADD({day}, INTERVAL {days} DAY)";

    /// <inheritdoc/>
    protected override IEnumerable<string> Typed(string column, string zone) => [];

    /// <inheritdoc/>
    protected override string OfText(string day) => $"SAFE_CAST({day} AS DATE)";

    /// <inheritdoc/>
    protected override string OfMoment(string day, string time, string offset, string zone) =>
        $"DATE(SAFE_CAST({day} || ' ' || {time} || SUBSTR({Digits(offset)}, 1, 3) || ':' || SUBSTR({Digits(offset)}, 4) AS TIMESTAMP), {zone})";
}
