using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Records.Sql;

namespace Sluice.Cli.Tests.Records.Ledgers;

/// <summary>Texts that stand in a ledger where a day should, and which day each of them is, in plain C#.</summary>
internal static partial class LedgerTexts
{
    public static readonly string[] Zones = ["UTC", "Asia/Seoul", "America/New_York", "Pacific/Kiritimati"];

    public static readonly string[] All =
    [
        "2024-05-01",
        "2024-02-29",
        "2023-02-29",
        "2024-02-30",
        "2024-13-01",
        "2024-00-10",
        "2024-05-00",
        "2024-05-32",
        "9999-12-31",
        "2024",
        "2024-05",
        "+2024-05-01",
        "-2024-05-01",
        "02024-05-01",
        "2024-5-1",
        "20240501",
        "2024/05/01",
        "01.05.2024",
        "soon",
        "null",
        "infinity",
        "epoch",
        "today",
        " ",
        "  ",
        "2024-05-01 garbage",
        "2024-05-01Tgarbage",
        " 2024-05-01",
        "2024-05-01 ",
        "2024-05-01\n",
        "\t2024-05-01",
        "2024-05-01T",
        "2024-05-01 10",
        "2024-05-01x10:00",
        "2024-05-01T23:30:00",
        "2024-05-01T23:30:00-05:00",
        "2024-05-01 23:30",
        "2024-05-01 00:00:00.000",
        "2024-05-01T23:59:59.999999999",
        "2024-05-01T23:59:59.9999999999",
        "2024-05-01T24:00",
        "2024-05-01T24:00:00Z",
        "2024-05-01T23:60:00Z",
        "2024-05-01T23:59:60Z",
        "2024-05-01T9:00:00Z",
        "2024-05-01T14:59:59Z",
        "2024-05-01T15:00:00Z",
        "2024-05-01T14:59:59.999999999Z",
        "2024-05-01T23:59:59.9999999Z",
        "2024-05-01T10:00Z",
        "2024-05-01T10:00z",
        "2024-05-01T10:00 Z",
        "2024-05-01T04:00:00+00:00",
        "2024-05-01T03:59:59-00:00",
        "2024-05-01T23:30+0900",
        "2024-05-01T00:30+09",
        "2024-05-01 00:30:00.5+09:00",
        "2024-05-01T00:30:00 +09:00",
        "2024-05-01T23:30:00-1200",
        "2024-05-01T10:00:00+14:00",
        "2024-05-01T09:59:59+14",
        "2024-05-01T10:00:00+14:30",
        "2024-05-01T10:00:00+15:00",
        "2024-05-01T10:00:00+9:00",
        "2024-05-01T10:00:00UTC",
        "2024-05-01T10:00:00 Europe/Berlin",
        "2024-02-29T23:30:00Z",
        "2023-02-29T23:30:00Z",
        "2024-03-10T07:30:00Z",
        "2024-11-03T05:30:00Z",
        "2024-12-31T23:59:59Z",
        "1985-06-01T05:00:00Z",
    ];

    /// <summary>The day in a zone; null for what is none.</summary>
    public static DateOnly? DayOf(string text, string zone)
    {
        var match = Form().Match(text);
        if (
            !match.Success
            || !DateOnly.TryParseExact(
                match.Groups["day"].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return null;
        }

        if (match.Groups["offset"].Value is not { Length: > 0 } offset)
        {
            return day;
        }

        var hours = offset == "Z" ? 0 : int.Parse(offset[1..3], CultureInfo.InvariantCulture);
        var minutes = offset == "Z" || offset.Length == 3 ? 0 : int.Parse(offset[^2..], CultureInfo.InvariantCulture);
        if ((hours * 60) + minutes > 14 * 60)
        {
            return null;
        }

        var local = day.ToDateTime(TimeOnly.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture));
        var moment = new DateTimeOffset(local, TimeSpan.FromMinutes(((hours * 60) + minutes) * (offset[0] == '-' ? -1 : 1)));
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
    }

    /// <summary>What a query says each text is, one line for each, in their order.</summary>
    public static string Query(SqlDialect dialect, string zone)
    {
        var rows = string.Join(", ", All.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, {dialect.Text(t)})")));
        var day = dialect.Days.OfCell("cell", "cell", dialect.Text(zone)).Value;
        return $"SELECT COALESCE(CAST({day} AS {dialect.TextType}), 'none') AS answer FROM (VALUES {rows}) AS texts(number, cell) ORDER BY number";
    }

    /// <summary>What it has to say.</summary>
    public static IEnumerable<string> Expected(string zone) =>
        All.Select(t => DayOf(t, zone) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "none");

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ](?<time>([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)((?<=:..:..)\.[0-9]{1,9})?(?<offset>Z|[+-][0-9]{2}(:?[0-5][0-9])?)?)?\z"
    )]
    private static partial Regex Form();
}
