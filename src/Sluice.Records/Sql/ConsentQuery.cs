using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql;

/// <summary>
/// Whether a consent holds for each person, by the records of the ledger taken together: one grouped table for each consent,
/// with the last grant that still counts and the last withdrawal up to the day. The consent holds when the grant is the later one.
/// </summary>
internal sealed class ConsentQuery(SqlNames names, RowTables tables, DateOnly day, bool complete, Func<string, string> person)
{
    private readonly string subject = names.Dialect.Identifier("subject");
    private readonly string consent = names.Dialect.Identifier("consent");
    private readonly string granted = names.Dialect.Identifier("granted_at");
    private readonly string withdrawn = names.Dialect.Identifier("withdrawn_at");
    private readonly string expires = names.Dialect.Identifier("expires_at");
    private readonly string notice = names.Dialect.Identifier("notice");
    private readonly string unreadable = names.Dialect.Identifier("unreadable");
    private readonly string anyUnreadable = names.Dialect.Identifier("any_unreadable");
    private readonly string lastGrant = names.Dialect.Identifier("last_grant");
    private readonly string lastWithdrawal = names.Dialect.Identifier("last_withdrawal");

    private readonly string ledger = names.Own("ledger");

    /// <summary>The table of all records that matter, quoted.</summary>
    public string Records { get; } = names.Own("records");

    /// <summary>The test that no record is without a person: it could be anybody's withdrawal.</summary>
    public string NobodysRecord => $"(SELECT COUNT(*) FROM {Records} WHERE {subject} IS NULL) = 0";

    /// <summary>A table of one row: how many records are without a person.</summary>
    public string CountNobody(string name) => $"(SELECT COUNT(*) AS {name} FROM {Records} WHERE {subject} IS NULL)";

    /// <summary>The table of the records.</summary>
    public string WriteRecords(ImmutableArray<ConsentSymbol> consents)
    {
        var dates = new[] { granted, withdrawn, expires };
        return $"""
              -- The records of these consents. Columns: subject, consent, notice (text), granted_at, withdrawn_at, expires_at (date).
              {Records} AS (
                SELECT
                  {person(ledger)} AS {subject},
                  {Filled(consent)} AS {consent},
            {string.Concat(dates.Select(d => $"      {Day(d)} AS {d},\n"))}      {Filled(notice)} AS {notice},
                  {WriteUnreadable(dates)} AS {unreadable}
                FROM {tables.LedgerSql ?? names.Identifier(tables.Ledger, null)} AS {ledger}
                WHERE {ledger}.{consent} IN ({string.Join(", ", consents.Select(c => names.Text(c.Name, c.Location)))})
                  OR {Filled(consent)} IS NULL
              )
            """;
    }

    /// <summary>The mark of a record with a cell that nobody can read.</summary>
    private string WriteUnreadable(IEnumerable<string> dates)
    {
        if (tables.Unreadable is { } column)
        {
            return $"{ledger}.{names.Dialect.Identifier(column)}";
        }

        var broken = names.Dialect.QuietCast is null ? [] : dates.Select(d => $"        WHEN {ledger}.{d} IS NOT NULL AND {Day(d)} IS NULL THEN 1\n");
        return $"CASE\n        WHEN {Filled(consent)} IS NULL THEN 1\n{string.Concat(broken)}        ELSE 0\n      END";
    }

    // A cell without a character is an empty one, as in files.
    private string Filled(string column) => $"NULLIF(CAST({ledger}.{column} AS {names.Dialect.TextType}), '')";

    private string Day(string column) => (tables.Zone is { } zone ? names.Dialect.DayIn($"{ledger}.{column}", names.Dialect.Text(zone)) : null) ?? $"{names.Dialect.QuietCast ?? "CAST"}({ledger}.{column} AS DATE)";

    /// <summary>The table of one consent: a row for each person with a record.</summary>
    public string WriteGiven(ConsentSymbol symbol, string name)
    {
        var terms = ConsentTerms.Of(symbol, day);
        if (!terms.IsExact && symbol.Kind != ConsentKind.OptOut)
        {
            names.Diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.NotExact, symbol.Location, $"lasts {symbol.Lasts}", names.Dialect.Title, "records have days, not hours"));
        }

        var on = names.Dialect.Date(day);
        var live = terms.Since is { } since ? $"({expires} > {on} OR ({expires} IS NULL AND {granted} >= {names.Dialect.Date(since)}))" : $"({expires} > {on} OR {expires} IS NULL)";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  -- consent {symbol.Name} ({KindOf(symbol)}), by its records up to {day:yyyy-MM-dd}");
        text.Append(terms.Since is null || symbol.Lasts is not { } lasts || symbol.Kind == ConsentKind.OptOut ? "" : $";\n  -- it lasts {lasts}, so a grant without an end of its own counts since {terms.Text}");
        text.Append(symbol.Notices.IsEmpty ? "" : "\n  -- grants only with the notices it names, withdrawals with any");
        var noticed = symbol.Notices.IsEmpty ? null : $"{notice} IN ({string.Join(", ", symbol.Notices.Select(n => names.Text(n, symbol.Location)))})";
        text.Append($"\n  {name} AS (\n    SELECT\n      {subject},\n      MAX({unreadable}) AS {anyUnreadable},\n");
        text.Append(symbol.Kind == ConsentKind.OptOut ? "" : $"      MAX(CASE WHEN {granted} <= {on} AND ({withdrawn} >= {granted} OR {withdrawn} IS NULL) AND {live}{(noticed is null ? "" : " AND " + noticed)} THEN {granted} END) AS {lastGrant},\n");
        text.Append($"      MAX(CASE WHEN {withdrawn} <= {on} THEN {withdrawn} END) AS {lastWithdrawal}\n");
        text.Append($"    FROM {Records}\n    WHERE ({consent} = {names.Text(symbol.Name, symbol.Location)} OR {consent} IS NULL)\n");
        if (noticed is not null)
        {
            text.Append($"      AND ({noticed} OR {withdrawn} <= {on} OR {unreadable} = 1)\n");
        }

        if (symbol.Kind == ConsentKind.OptOut)
        {
            text.Append("      -- what is dated after the day is no record yet\n");
            text.Append($"      AND ({granted} <= {on} OR {withdrawn} <= {on} OR ({granted} IS NULL AND {withdrawn} IS NULL) OR {unreadable} = 1)\n");
        }

        return text.Append($"    GROUP BY {subject}\n  )").ToString();
    }

    /// <summary>Whether the consent holds for the person of a row: true, false or null.</summary>
    public string WriteHolds(ConsentSymbol symbol, string given, string key)
    {
        var without = symbol.Kind != ConsentKind.OptOut ? "FALSE" : complete ? "TRUE" : "NULL";
        var with = symbol.Kind == ConsentKind.OptOut
            ? $"{given}.{lastWithdrawal} IS NULL"
            : $"{given}.{lastGrant} IS NOT NULL AND ({given}.{lastWithdrawal} IS NULL OR {given}.{lastWithdrawal} < {given}.{lastGrant})";
        return $"""
            CASE
                    WHEN {key} IS NULL THEN NULL
                    WHEN {given}.{subject} IS NULL THEN {without}
                    WHEN {given}.{anyUnreadable} = 1 THEN NULL
                    ELSE {with}
                  END
            """;
    }

    /// <summary>The join of one consent's table to the rows.</summary>
    public string WriteJoin(string given, string key) =>
        $"    LEFT JOIN {given} ON {given}.{subject} = CAST({key} AS {names.Dialect.TextType})\n";

    private static string KindOf(ConsentSymbol symbol) => symbol.Kind switch
    {
        ConsentKind.OptIn => "opt_in",
        ConsentKind.OptOut => "opt_out",
        _ => "notice",
    };
}
