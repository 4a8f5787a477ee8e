using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Reads the ledger into a table of its own, with a mark on records that have a cell nobody can read.</summary>
internal sealed class LedgerTable(DuckSession session, RowFileReader reader, TransferPlan plan, DiagnosticBag diagnostics)
{
    public const string Name = "ledger";

    public const string Unreadable = "unreadable_cell";

    private static readonly string[] Wanted = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];

    private readonly string zone = plan.Manifest.Zone?.Value ?? "UTC";

    /// <summary>What was found in it.</summary>
    public LedgerCounts? Counts { get; private set; }

    /// <summary>Reads it.</summary>
    /// <returns>Whether that worked; if not, it has been reported.</returns>
    public bool Load(RowFile file, IReadOnlyCollection<ConsentSymbol> consents)
    {
        if (session.Numbers($"SELECT COUNT(*) FROM pg_timezone_names() WHERE name = {DuckSession.Text(zone)}")[0] == 0)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ZoneUnknown, plan.Manifest.Zone!.Location, zone));
            return false;
        }

        if (reader.Open(file) is not { } opened)
        {
            return false;
        }

        var cells = new Dictionary<string, CellReader>(StringComparer.Ordinal);
        foreach (var name in Wanted)
        {
            if (opened.Columns.FirstOrDefault(c => c.Name == name) is not { } column)
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnMissing, file.Location, file.Display, name));
            }
            else if (Reader(column) is { } cell)
            {
                cells.Add(name, cell);
            }
            else if (IsEmpty(opened.View, column))
            {
                cells.Add(name, CellReader.Nothing(name.EndsWith("_at", StringComparison.Ordinal) ? ValueKind.Date : ValueKind.Text));
            }
            else
            {
                var wanted = name.EndsWith("_at", StringComparison.Ordinal) ? "a date" : "text";
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, file.Location, file.Display, name, column.Type, wanted));
            }
        }

        if (cells.Count != Wanted.Length || !Load(file, opened.View, cells, consents))
        {
            return false;
        }

        Counts = Count(consents);
        return true;
    }

    private bool Load(RowFile file, string view, Dictionary<string, CellReader> cells, IReadOnlyCollection<ConsentSymbol> consents)
    {
        var unreadable = string.Join(" OR ", Wanted.Select(n => $"(({cells[n].Given}) AND ({cells[n].Value}) IS NULL)"));
        var selected = string.Join(", ", Wanted.Select(n => $"{cells[n].Value} AS {n}"));
        try
        {
            session.Execute($"CREATE TEMP TABLE {Name} AS SELECT {selected}, CASE WHEN COALESCE({unreadable}, FALSE) OR {cells["consent"].Value} IS NULL THEN 1 ELSE 0 END AS {Unreadable} FROM {view}");
        }
        catch (DuckDBException e)
        {
            reader.Refuse(file, e);
            return false;
        }

        var names = string.Join(", ", consents.Select(static c => DuckSession.Text(c.Name)));
        var nobodys = session.Numbers($"SELECT COUNT(*) FROM {Name} WHERE subject IS NULL AND (consent IN ({names}) OR consent IS NULL)")[0];
        if (nobodys > 0)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.LedgerWithoutSubject, file.Location, file.Display, string.Create(CultureInfo.InvariantCulture, $"{nobodys} in all")));
        }

        return nobodys == 0;
    }

    private LedgerCounts Count(IEnumerable<ConsentSymbol> consents)
    {
        var day = new DuckDbDialect().Date(plan.Day!.Value);
        string[] flaws =
        [
            $"COUNT(*) - COUNT(DISTINCT hash({string.Join(", ", Wanted)}))",
            "COUNT(CASE WHEN withdrawn_at < granted_at OR expires_at < granted_at THEN 1 END)",
            $"COUNT(CASE WHEN {Unreadable} = 0 AND COALESCE(granted_at, withdrawn_at) IS NOT NULL AND COALESCE(granted_at > {day}, TRUE) AND COALESCE(withdrawn_at > {day}, TRUE) THEN 1 END)",
            $"SUM({Unreadable})",
        ];
        var names = string.Join(", ", consents.Select(static c => DuckSession.Text(c.Name)));
        var counts = session.Numbers($"SELECT (SELECT COUNT(*) FROM {Name}), COUNT(*), {string.Join(", ", flaws)} FROM {Name} WHERE consent IN ({names}) OR consent IS NULL");
        return new LedgerCounts(counts[0], counts[1], [("duplicate", counts[2]), ("contradictory", counts[3]), ("future", counts[4]), ("malformed", counts[5])]);
    }

    private CellReader? Reader(RowColumn column)
    {
        var sql = DuckSession.Name(column.Name);
        return column.Name switch
        {
            "subject" or "consent" or "notice" => CellReader.OfKey(sql, column.Type),
            _ => CellReader.OfDay(sql, column.Type, zone),
        };
    }

    // A column without a single value has whatever type its writer happened to choose.
    private bool IsEmpty(string view, RowColumn column) => session.Numbers($"SELECT COUNT({DuckSession.Name(column.Name)}) FROM {view}")[0] == 0;
}
