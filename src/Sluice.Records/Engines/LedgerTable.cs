using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Reads the ledger into a table of its own, with a mark on records that have a cell nobody can read.</summary>
internal sealed class LedgerTable(DuckSession session, RowFileReader reader, DiagnosticBag diagnostics)
{
    public const string Name = "ledger";

    public const string Unreadable = "unreadable_cell";

    private static readonly string[] Wanted = ["subject", "consent", "granted_at", "withdrawn_at", "expires_at", "notice"];

    /// <summary>Reads it.</summary>
    /// <returns>Whether that worked; if not, it has been reported.</returns>
    public bool Load(RowFile file, IReadOnlyCollection<ConsentSymbol> consents)
    {
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

        return cells.Count == Wanted.Length && Load(file, opened.View, cells, consents);
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

    private static CellReader? Reader(RowColumn column)
    {
        var sql = DuckSession.Name(column.Name);
        return column.Name switch
        {
            "subject" or "consent" or "notice" => CellReader.OfKey(sql, column.Type),
            _ => CellReader.OfDay(sql, column.Type),
        };
    }

    // A column without a single value has whatever type its writer happened to choose.
    private bool IsEmpty(string view, RowColumn column) => session.Numbers($"SELECT COUNT({DuckSession.Name(column.Name)}) FROM {view}")[0] == 0;
}
