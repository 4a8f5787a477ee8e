using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql.Days;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// Whether consents hold for each person, by the records of the ledger taken together: one table with a row for each person and, for each
/// consent, the last grant that still counts and the last withdrawal up to the day. A consent holds when its grant is the later one. The
/// ledger is read once, however many consents there are.
/// </summary>
internal sealed class ConsentQuery
{
    private readonly SqlNames names;
    private readonly RowTables tables;
    private readonly SqlDay day;
    private readonly bool complete;
    private readonly ImmutableArray<ConsentSymbol> asked;
    private readonly LedgerQuery ledger;
    private readonly string given;
    private readonly Dictionary<ConsentSymbol, string> unreadables = [];
    private readonly Dictionary<ConsentSymbol, string> grants = [];
    private readonly Dictionary<ConsentSymbol, string> withdrawals = [];

    /// <param name="names">Writes names.</param>
    /// <param name="tables">What is read.</param>
    /// <param name="transfer">The transfer.</param>
    /// <param name="asked">The consents that are asked for.</param>
    /// <param name="day">The day they are asked for.</param>
    /// <param name="reader">Reads cells.</param>
    public ConsentQuery(
        SqlNames names,
        RowTables tables,
        TransferPlan transfer,
        ImmutableArray<ConsentSymbol> asked,
        SqlDay day,
        RowCells reader
    )
    {
        (this.names, this.tables, this.asked, this.day, complete) = (
            names,
            tables,
            asked,
            day,
            transfer.Manifest.Ledger?.Complete ?? false
        );
        ledger = new LedgerQuery(names, tables, asked, day, reader);
        given = names.Own("given");
        foreach (var consent in asked)
        {
            unreadables.Add(consent, names.Own("unreadable_" + consent.Name));
            grants.Add(consent, names.Own("grant_" + consent.Name));
            withdrawals.Add(consent, names.Own("withdrawal_" + consent.Name));
        }
    }

    /// <summary>The test that no record is without a person: it could be the withdrawal of any person.</summary>
    public string NobodysRecord => $"(SELECT COUNT(*) FROM {ledger.Records} WHERE {ledger.Subject} IS NULL) = 0";

    /// <summary>The same, where these tables do not stand around it.</summary>
    public string WriteNobodysRecord() =>
        $"(\nWITH\n{string.Join(",\n", ledger.WriteTables())}\nSELECT COUNT(*) FROM {ledger.Records} WHERE {ledger.Subject} IS NULL\n) = 0";

    /// <summary>A query for the people of the ledger for whom something is true of a consent.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="test">What has to be true, from whether the consent holds.</param>
    public string WriteSubjects(ConsentSymbol consent, Func<string, string> test)
    {
        var subject = $"{given}.{ledger.Subject}";
        return $"(\nWITH\n{string.Join(",\n", WriteTables())}\nSELECT {subject}\nFROM {given}\nWHERE {subject} IS NOT NULL AND {test(WriteHolds(consent, subject))}\n)";
    }

    /// <summary>What counts records, by the names of consents that may be nearly one of those asked for.</summary>
    /// <param name="known">The names of all consents that there are.</param>
    public (string Near, string[] Counts, string Source) WriteCounts(ImmutableArray<string> known) => ledger.WriteCounts(known);

    /// <summary>The table of the records, quoted.</summary>
    public string Records => ledger.Records;

    /// <summary>The tables that the rows are joined to.</summary>
    public IEnumerable<string> WriteTables() => ledger.WriteTables().Append(WriteGiven());

    /// <summary>Whether the consent holds for the person of a row: true, false or null.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="key">Whose row it is, as SQL; null where it is not known.</param>
    public string WriteHolds(ConsentSymbol consent, string key)
    {
        var (unreadable, withdrawal) = ($"{given}.{unreadables[consent]}", $"{given}.{withdrawals[consent]}");
        var with =
            consent.Kind == ConsentKind.OptOut
                ? $"{withdrawal} IS NULL"
                : $"{given}.{grants[consent]} IS NOT NULL AND ({withdrawal} IS NULL OR {withdrawal} < {given}.{grants[consent]})";
        var without =
            consent.Kind != ConsentKind.OptOut ? "FALSE"
            : complete ? "TRUE"
            : "NULL";
        return $"""
            CASE
                    WHEN {key} IS NULL THEN NULL
                    WHEN {unreadable} IS NULL THEN {without}
                    WHEN {unreadable} = 1 THEN NULL
                    ELSE {with}
                  END
            """;
    }

    /// <summary>The join of the table to the rows.</summary>
    public string WriteJoin(string key) =>
        $"    LEFT JOIN {given} ON {given}.{ledger.Subject} = {(tables.TypeOf is null ? $"CAST({key} AS {names.Dialect.TextType})" : key)}\n";

    private string WriteGiven()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"  -- What the records of each person say up to {day.Text}. Of each consent: whether there is a record (0) and one that cannot be read (1),\n"
        );
        text.Append($"  -- the last grant that still counts, and the last withdrawal.\n  {given} AS (\n    SELECT\n      {ledger.Subject}");
        foreach (var consent in asked)
        {
            WriteGiven(text, consent);
        }

        text.Append($"\n    FROM {ledger.Records}\n");
        text.Append(ledger.HoldsOthers ? $"    WHERE {ledger.IsAsked}\n" : "");
        return text.Append($"    GROUP BY {ledger.Subject}\n  )").ToString();
    }

    private void WriteGiven(StringBuilder text, ConsentSymbol consent)
    {
        var (granted, withdrawn, on, isOptOut) = (ledger.Granted, ledger.Withdrawn, ledger.On, consent.Kind == ConsentKind.OptOut);
        var isOf = $"{ledger.Consent} = {names.Text(consent.Name, consent.Location)}";
        var noticed = consent.Notices.IsEmpty
            ? null
            : $"{ledger.Notice} IN ({string.Join(", ", consent.Notices.Select(n => names.Text(n, consent.Location)))})";
        var terms = Terms(consent);
        text.Append($",\n      -- consent {consent.Name} ({KindOf(consent)})");
        text.Append(terms.Comment is null || isOptOut ? "" : $"\n      -- {terms.Comment}");
        text.Append(noticed is null ? "" : "\n      -- grants only with the notices it names, withdrawals with any");
        if (isOptOut)
        {
            // What is dated after the day is no record yet.
            var dated = $"({granted} <= {on} OR ({granted} IS NULL AND {withdrawn} IS NULL))";
            text.Append(
                $"\n      MAX(CASE WHEN {ledger.Unreadable} = 1 AND ({isOf} OR {ledger.Consent} IS NULL) THEN 1 WHEN {isOf} AND ({withdrawn} <= {on} OR {(noticed is null ? dated : $"({dated} AND {noticed})")}) THEN 0 END) AS {unreadables[consent]}"
            );
        }
        else
        {
            text.Append(
                $"\n      MAX(CASE WHEN {isOf} OR {ledger.Consent} IS NULL THEN {ledger.Unreadable} END) AS {unreadables[consent]}"
            );
            text.Append(
                $",\n      MAX(CASE WHEN {isOf} AND {granted} <= {on} AND ({withdrawn} >= {granted} OR {withdrawn} IS NULL) AND {terms.Live}{(noticed is null ? "" : " AND " + noticed)} THEN {granted} END) AS {grants[consent]}"
            );
        }

        text.Append($",\n      MAX(CASE WHEN {isOf} AND {withdrawn} <= {on} THEN {withdrawn} END) AS {withdrawals[consent]}");
    }

    /// <summary>Whether a grant still counts on the day, and what to say of it.</summary>
    private (string Live, string? Comment) Terms(ConsentSymbol consent)
    {
        var (granted, expires, on) = (ledger.Granted, ledger.Expires, ledger.On);
        var ended = $"({expires} > {on} OR {expires} IS NULL)";
        if (consent.Lasts is not { } lasts || consent.Kind == ConsentKind.OptOut)
        {
            return (ended, null);
        }

        if (!ConsentTerms.IsWhole(lasts))
        {
            names.Diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.NotExact,
                    consent.Location,
                    $"lasts {lasts}",
                    names.Dialect.Title,
                    "records have days, not hours"
                )
            );
            return (ended, null);
        }

        if (day is SqlDay.Fixed { Day: var known })
        {
            var terms = ConsentTerms.Of(consent, known);
            return terms.Since is not { } since
                ? (ended, null)
                : (
                    $"({expires} > {on} OR ({expires} IS NULL AND {granted} >= {names.Dialect.Date(since)}))",
                    $"it lasts {lasts}, so a grant without an end of its own counts since {terms.Text}"
                );
        }

        return ConsentTerms.End(lasts, granted, names.Dialect.Days) is not { } end
            ? (ended, null)
            : ($"({expires} > {on} OR ({expires} IS NULL AND {end} > {on}))", $"it lasts {lasts}, where a record names no end of its own");
    }

    private static string KindOf(ConsentSymbol symbol) =>
        symbol.Kind switch
        {
            ConsentKind.OptIn => "opt_in",
            ConsentKind.OptOut => "opt_out",
            _ => "notice",
        };
}
