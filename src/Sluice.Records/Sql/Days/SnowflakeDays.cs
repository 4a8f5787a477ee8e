namespace Sluice.Records.Sql.Days;

/// <summary>
/// Snowflake: how a moment is shown as text is a matter of the session, so that a VARIANT says which type it has; texts are read by a
/// format that is named.
/// </summary>
internal sealed class SnowflakeDays : SqlDays
{
    /// <inheritdoc/>
    public override string Today(string zone) => $"CAST(CONVERT_TIMEZONE({zone}, CURRENT_TIMESTAMP()) AS DATE)";

    /// <inheritdoc/>
    public override string PlusMonths(string day, int months) => $"DATEADD('month', {months}, {day})";

    /// <inheritdoc/>
    public override string PlusDays(string day, int days) => $"DATEADD('day', {days}, {day})";

    /// <inheritdoc/>
    protected override IEnumerable<string> Typed(string column, string zone)
    {
        string Case(string type, Func<string, string> day) =>
            $"WHEN TYPEOF(TO_VARIANT({column})) = '{type}' THEN {day($"AS_{type}(TO_VARIANT({column}))")}";
        return
        [
            Case("DATE", static d => d),
            Case("TIMESTAMP_NTZ", static t => $"CAST({t} AS DATE)"),
            Case("TIMESTAMP_LTZ", t => $"CAST(CONVERT_TIMEZONE({zone}, {t}) AS DATE)"),
            Case("TIMESTAMP_TZ", t => $"CAST(CONVERT_TIMEZONE({zone}, {t}) AS DATE)"),
        ];
    }

    /// <inheritdoc/>
    protected override string OfText(string day) => $"TRY_TO_DATE({day}, 'YYYY-MM-DD')";

    /// <inheritdoc/>
    protected override string OfMoment(string day, string time, string offset, string zone) =>
        $"CAST(CONVERT_TIMEZONE({zone}, TRY_TO_TIMESTAMP_TZ({day} || ' ' || {time} || ' ' || {Digits(offset)}, 'YYYY-MM-DD HH24:MI:SS TZHTZM')) AS DATE)";
}
