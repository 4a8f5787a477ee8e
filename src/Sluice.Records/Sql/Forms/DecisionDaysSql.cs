using Sluice.Core.Model;
using Sluice.Records.Sql.Days;

namespace Sluice.Records.Sql.Forms;

/// <summary>The test that a day is one of those on which a decision holds.</summary>
internal static class DecisionDaysSql
{
    /// <summary>The test.</summary>
    public static string Write(Period days, SqlDay day, SqlDialect dialect)
    {
        var on = day.Write(dialect);
        return (days.From, days.Until) switch
        {
            ({ } from, { } until) => $"{on} BETWEEN {dialect.Date(from)} AND {dialect.Date(until.AddDays(-1))}",
            ({ } from, null) => $"{on} >= {dialect.Date(from)}",
            (null, var until) => $"{on} < {dialect.Date(until!.Value)}",
        };
    }
}
