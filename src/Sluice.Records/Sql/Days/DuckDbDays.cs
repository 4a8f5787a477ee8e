namespace Sluice.Records.Sql.Days;

/// <summary>DuckDB: a day or moment may also be infinite, which is no calendar day.</summary>
internal sealed class DuckDbDays : SqlDays
{
    /// <inheritdoc/>
    public override string Today(string zone) => $"CAST(timezone({zone}, now()) AS DATE)";

    /// <inheritdoc/>
    public override string PlusMonths(string day, int months) => $"CAST({day} + to_months({months}) AS DATE)";

    /// <inheritdoc/>
    public override string PlusDays(string day, int days) => $"CAST({day} + to_days({days}) AS DATE)";

    /// <inheritdoc/>
    protected override IEnumerable<string> Typed(string column, string zone) =>
        [
            $"WHEN typeof({column}) = 'TIMESTAMP WITH TIME ZONE' THEN {Finite($"TRY_CAST({column} AS TIMESTAMPTZ)", $"TRY_CAST(timezone({zone}, TRY_CAST({column} AS TIMESTAMPTZ)) AS DATE)")}",
            $"WHEN typeof({column}) = 'DATE' OR typeof({column}) LIKE 'TIMESTAMP%' THEN {Finite($"TRY_CAST({column} AS DATE)", $"TRY_CAST({column} AS DATE)")}",
        ];

    /// <inheritdoc/>
    protected override string OfText(string day) => $"TRY_CAST({day} AS DATE)";

    /// <inheritdoc/>
    protected override string OfMoment(string day, string time, string offset, string zone) =>
        $"CAST(timezone({zone}, TRY_CAST({day} || ' ' || {time} || {offset} AS TIMESTAMPTZ)) AS DATE)";

    private static string Finite(string moment, string day) => $"CASE WHEN isfinite({moment}) THEN {day} END";
}
