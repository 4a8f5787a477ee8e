using System.Globalization;
using Sluice.Core.Model;
using Sluice.Records.Sql;
using Sluice.Records.Sql.Days;
using Sluice.Syntax.Diagnostics;
using Sluice.Tests.Records;
using Xunit;

namespace Sluice.Cli.Tests.Records.Ledgers;

/// <summary>What every engine has to say when consents are asked on the day on which a query runs.</summary>
internal static class CurrentDay
{
    public const string Columns = "subject, consent, granted_at, withdrawn_at, expires_at, notice";

    private const string Policy = """
        category data
        purpose work
        partner desk { in SG }
        consent month { kind opt_in  of data  to desk  for work  lasts 1 month }
        consent week { kind notice  of data  to desk  for work  lasts 1 week }
        consent ever { kind opt_in  of data  to desk  for work }
        consent no { kind opt_out  of data  to desk  for work }
        rule all { allow data to desk for work when (consent month or consent week or consent ever) and consent no }
        """;

    private static readonly string[] Terms =
    [
        "0 months",
        "1 month",
        "6 months",
        "11 months",
        "1 year",
        "13 months",
        "2 years",
        "90 days",
        "3 weeks",
        "48 hours",
        "200000 months",
        "4000000 days",
    ];

    /// <summary>Holds the ends of grants against the calendar of .NET, over every day of some years.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="ask">Asks an engine a query of one column of texts.</param>
    public static void CheckEnds(SqlDialect dialect, Func<string, IEnumerable<string>> ask)
    {
        List<DateOnly> days =
        [
            .. Enumerable.Range(0, 500).Select(static i => new DateOnly(2023, 1, 25).AddDays(i)),
            new(1999, 12, 31),
            new(2000, 2, 29),
            new(2100, 1, 31),
        ];
        var rows = string.Join(", ", days.Select((d, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, {dialect.Date(d)})")));
        var ends = Terms.Select(t =>
            ConsentTerms.End(Lasts(t), "granted", dialect.Days) is { } end ? $"CAST({end} AS {dialect.TextType})" : "'never'"
        );
        var answers = ask(
                $"SELECT {string.Join(" || ' ' || ", ends)} AS answer FROM (VALUES {rows}) AS days(number, granted) ORDER BY number"
            )
            .ToList();

        Assert.Equal(
            days.Select(static d =>
                string.Join(' ', Terms.Select(t => End(d, Lasts(t))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never"))
            ),
            answers
        );
    }

    /// <summary>
    /// Holds a query that is asked on the current day against one of that day; the tables <c>people</c> (key) and <c>ledger</c> are made by
    /// the statements that are given.
    /// </summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="zone">The sender's zone; null for none.</param>
    /// <param name="make">Makes a table of a name from a query.</param>
    /// <param name="ask">Asks a query of one column of texts.</param>
    public static void CheckQuery(SqlDialect dialect, string? zone, Action<string, string> make, Func<string, IEnumerable<string>> ask)
    {
        var at = TimeZoneInfo.FindSystemTimeZoneById(zone ?? "UTC");
        for (var tries = 0; ; tries++)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, at).DateTime);
            var records = Records(today).ToList();
            make(
                "people",
                string.Join(
                    " UNION ALL ",
                    Enumerable.Range(0, records.Count).Select(i => $"SELECT {dialect.Text($"p{i}")} AS {dialect.Identifier("key")}")
                )
            );
            make(
                "ledger",
                string.Join(
                    " UNION ALL ",
                    records.SelectMany(
                        (r, i) => new[] { $"no,{today.AddDays(-1):yyyy-MM-dd},,", r }.Select(t => Select(dialect, $"p{i}", t))
                    )
                )
            );
            var plan = RecordCase.Of(Policy, Manifest(zone, today)).Plan;
            var fixedDay = Query(plan, dialect, null);
            var current = Query(plan, dialect, new SqlDay.Current(zone));
            var expected = Enumerable
                .Range(0, records.Count)
                .Where(i => records[i].EndsWith('+'))
                .Select(static i => $"p{i}")
                .Order(StringComparer.Ordinal)
                .ToList();
            var (of, on) = (ask(fixedDay).Order(StringComparer.Ordinal).ToList(), ask(current).Order(StringComparer.Ordinal).ToList());
            if (tries == 0 && today != DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, at).DateTime))
            {
                continue;
            }

            Assert.Equal(expected, of);
            Assert.Equal(expected, on);
            Assert.DoesNotContain($"{today:yyyy-MM-dd}", current, StringComparison.Ordinal);
            return;
        }
    }

    // Consent, granted, withdrawn, expires; with a plus where the person's row may leave today.
    private static IEnumerable<string> Records(DateOnly today)
    {
        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var last = today.AddMonths(-1);
        while (last.AddMonths(1) <= today)
        {
            last = last.AddDays(1);
        }

        return
        [
            $"month,{Day(last)},,+",
            $"month,{Day(last.AddDays(-1))},,",
            $"month,{Day(today)},,+",
            $"month,{Day(today.AddDays(1))},,",
            $"month,{Day(last.AddDays(-1))},,{Day(today.AddDays(1))}+",
            $"month,{Day(last)},,{Day(today)}",
            $"month,{Day(today.AddDays(-2))},{Day(today)},",
            $"month,{Day(today.AddDays(-2))},{Day(today.AddDays(1))},+",
            $"week,{Day(today.AddDays(-6))},,+",
            $"week,{Day(today.AddDays(-7))},,",
            $"ever,0001-01-01,,+",
            $"ever,{Day(today)},,+",
            $"ever,{Day(today)},{Day(today)},",
            $"ever,{Day(today)},soon,",
        ];
    }

    private static string Select(SqlDialect dialect, string person, string record)
    {
        var cells = record.TrimEnd('+').Split(',');
        string[] all = [person, cells[0], cells[1], cells[2], cells[3], ""];
        return "SELECT " + string.Join(", ", Columns.Split(", ").Zip(all, (n, c) => $"{dialect.Text(c)} AS {dialect.Identifier(n)}"));
    }

    private static string Query(Sluice.Records.Plans.TransferPlan plan, SqlDialect dialect, SqlDay? day)
    {
        var diagnostics = new DiagnosticBag();
        var tables = TransferQueries.Tables(plan, plan.Datasets[0], TableMap.Empty, dialect, diagnostics) with { Day = day };
        var query = new RowQuery(plan, plan.Datasets[0], tables, dialect, diagnostics).Select();
        Assert.Empty(diagnostics.ToSorted());
        return query;
    }

    private static string Manifest(string? zone, DateOnly day) =>
        $$"""
            transfer: t
            to: desk
            purpose: work
            on: {{day:yyyy-MM-dd}}
            {{(zone is null ? "" : "zone: " + zone)}}
            consent: { month: ledger, week: ledger, ever: ledger, no: ledger }
            datasets:
              people: { key: key, fields: { key: { category: data } } }
            ledger: { source: ledger.csv }
            """;

    private static DateOnly? End(DateOnly day, Value lasts) =>
        lasts.Unit switch
        {
            DurationUnit.Months => lasts.Number > 100000 ? null : day.AddMonths((int)lasts.Number),
            DurationUnit.Years => day.AddMonths((int)lasts.Number * 12),
            DurationUnit.Weeks => day.AddDays((int)lasts.Number * 7),
            DurationUnit.Hours => day.AddDays((int)lasts.Number / 24),
            _ => lasts.Number > 3_700_000 ? null : day.AddDays((int)lasts.Number),
        };

    private static Value Lasts(string lasts) =>
        RecordCase
            .Of(
                $"category data  purpose work  partner desk {{ in SG }}  consent c {{ kind opt_in  of data  to desk  for work  lasts {lasts} }} rule r {{ allow data to desk for work when consent c }}",
                """
                transfer: t
                to: desk
                purpose: work
                on: 2024-01-01
                consent: { c: ledger }
                datasets:
                  people: { key: key, fields: { key: { category: data } } }
                ledger: { source: ledger.csv }
                """
            )
            .Plan.Datasets[0]
            .Asked.Single()
            .Lasts!.Value;
}
