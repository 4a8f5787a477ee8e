using System.Globalization;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Postgres;

/// <summary>The consent records, read where they are.</summary>
internal sealed class PostgresLedger(PostgresSession session, PostgresTable table, TransferPlan plan, DiagnosticBag diagnostics)
{
    public const string Unreadable = "unreadable_cell";

    private readonly string zone = plan.Manifest.Zone?.Value ?? "UTC";
    private readonly SourceLocation location = (plan.Manifest.Ledger?.Location ?? plan.Manifest.Location)!;

    /// <summary>The records with a mark on those that have a cell nobody can read, as SQL.</summary>
    public string Sql { get; private set; } = "";

    /// <summary>What was found among them.</summary>
    public LedgerCounts? Counts { get; private set; }

    /// <summary>Looks at them.</summary>
    /// <returns>Whether they can be used; if not, it has been reported.</returns>
    public bool Load(IReadOnlyCollection<ConsentSymbol> consents)
    {
        if (session.Numbers($"SELECT COUNT(*) FROM pg_timezone_names WHERE name = {PostgresSession.Text(zone)}")[0] == 0)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ZoneUnknown, plan.Manifest.Zone!.Location, zone));
            return false;
        }

        if (!LedgerColumns.Check(table.Columns.Select(static c => c.Name), table.Display, location, diagnostics))
        {
            return false;
        }

        var cells = LedgerColumns.Names.Select(Reader).ToList();
        if (diagnostics.HasErrors)
        {
            return false;
        }

        var unreadable = string.Join(" OR ", cells.Select(static c => $"({c!.Given} AND ({c.Value}) IS NULL)"));
        var selected = string.Concat(cells.Select(static (c, i) => $"{c!.Value} AS {LedgerColumns.Names[i]}, "));
        Sql = $"(SELECT {selected}CASE WHEN {unreadable} OR {cells[1]!.Value} IS NULL THEN 1 ELSE 0 END AS {Unreadable} FROM {table.Sql} AS source)";
        return CheckSubjects(consents) && Count(consents);
    }

    private CellReader? Reader(string name)
    {
        var column = table.Columns.First(c => c.Name == name);
        var isDay = LedgerColumns.IsDay(name);
        var sql = $"source.{PostgresSession.Name(name)}";
        if ((isDay ? PostgresCells.OfDay(sql, column.Type, zone) : PostgresCells.OfKey(sql, column.Type)) is { } cell)
        {
            return cell;
        }

        // A column without a single value has whatever type its maker happened to choose.
        if (session.Numbers($"SELECT COUNT({sql}) FROM {table.Sql} AS source")[0] == 0)
        {
            return PostgresCells.Nothing(isDay ? ValueKind.Date : ValueKind.Text);
        }

        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, table.Display, name, column.Type, isDay ? "a date" : "text"));
        return null;
    }

    private bool CheckSubjects(IEnumerable<ConsentSymbol> consents)
    {
        var nobodys = session.Numbers($"SELECT COUNT(*) FROM {Sql} AS records WHERE subject IS NULL AND (consent IN ({Names(consents)}) OR consent IS NULL)")[0];
        if (nobodys > 0)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.LedgerWithoutSubject, location, table.Display, string.Create(CultureInfo.InvariantCulture, $"{nobodys} in all")));
        }

        return nobodys == 0;
    }

    private bool Count(IEnumerable<ConsentSymbol> consents)
    {
        var day = new PostgresDialect().Date(plan.Day!.Value);
        var asked = $"FILTER (WHERE consent IN ({Names(consents)}) OR consent IS NULL)";
        var counts = session.Numbers($"""
            SELECT COUNT(*), COUNT(*) {asked},
              COUNT(*) {asked} - COUNT(DISTINCT ({string.Join(", ", LedgerColumns.Names)})) {asked},
              COUNT(CASE WHEN withdrawn_at < granted_at OR expires_at < granted_at THEN 1 END) {asked},
              COUNT(CASE WHEN {Unreadable} = 0 AND COALESCE(granted_at, withdrawn_at) IS NOT NULL AND COALESCE(granted_at > {day}, TRUE) AND COALESCE(withdrawn_at > {day}, TRUE) THEN 1 END) {asked},
              SUM({Unreadable}) {asked}
            FROM {Sql} AS records
            """);
        Counts = new LedgerCounts(counts[0], counts[1], [("duplicate", counts[2]), ("contradictory", counts[3]), ("future", counts[4]), ("malformed", counts[5])])
        {
            Read = table.Digest(session),
        };
        return true;
    }

    private static string Names(IEnumerable<ConsentSymbol> consents) => string.Join(", ", consents.Select(static c => PostgresSession.Text(c.Name)));
}
