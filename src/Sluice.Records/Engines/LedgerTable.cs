using System.Globalization;
using DuckDB.NET.Data;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Reads the ledger: what its records say of each person, and what is wrong with them.</summary>
internal sealed class LedgerTable(
    DuckSession session,
    RowFileReader reader,
    TransferPlan plan,
    RowSettings settings,
    DiagnosticBag diagnostics
) : IDisposable
{
    private readonly string zone = plan.Manifest.Zone?.Value ?? "UTC";

    private RecordIntake? intake;
    private KeyForm form;
    private string subjectType = "";

    /// <summary>What was found in it.</summary>
    public LedgerCounts? Counts { get; private set; }

    /// <summary>What its records say of each person; null before it is read.</summary>
    public ConsentStates? States { get; private set; }

    public void Dispose() => States?.Dispose();

    /// <summary>Reads it.</summary>
    /// <returns>Whether that worked; if not, it has been reported.</returns>
    /// <param name="file">The records.</param>
    /// <param name="consents">The consents that are asked for.</param>
    /// <param name="keys">The types of the columns with the keys that are looked for; null for one that has none.</param>
    public bool Load(RowFile file, IReadOnlyCollection<ConsentSymbol> consents, IReadOnlyCollection<string?> keys)
    {
        try
        {
            return Read(file, consents, keys);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or OutOfMemoryException
                || (e is DuckDBException engine && (intake is { IsShort: true } || DuckSession.IsShortage(engine)))
            )
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, file.Location, file.Display, "memory or space ran out"));
        }
        catch (DuckDBException e)
        {
            reader.Refuse(file, e);
        }

        return false;
    }

    private bool Read(RowFile file, IReadOnlyCollection<ConsentSymbol> consents, IReadOnlyCollection<string?> keys)
    {
        if (session.Numbers($"SELECT COUNT(*) FROM pg_timezone_names() WHERE name = {DuckSession.Text(zone)}")[0] == 0)
        {
            diagnostics.Add(Diagnostic.Create(ManifestDiagnostics.ZoneUnknown, plan.Manifest.Zone!.Location, zone));
            return false;
        }

        session.PrepareRecords(file.Format);
        if (
            reader.Open(file, LedgerColumns.Names) is not { } opened
            || !ColumnCheck.CheckLedger(
                [.. opened.Columns.Select(static c => c.Name)],
                file.Display,
                file.Location,
                file.Format == RowFormat.JsonLines,
                diagnostics
            )
        )
        {
            return false;
        }

        subjectType = opened.Columns.First(static c => c.Name == "subject").Type;
        string?[] types = [.. keys, subjectType];

        // Keys that are numbers on both sides are compared as numbers.
        var numbered = types.All(static t => t is not null && KeyReader.IsNumber64(t));
        form = plan.Manifest.Ledger is { ExactKeys: true } ? KeyForm.Exact : KeyReader.FormOf(types);
        var cells = new Dictionary<string, CellReader>(StringComparer.Ordinal);
        foreach (var name in LedgerColumns.Names)
        {
            var column = opened.Columns.First(c => c.Name == name);
            if (Reader(column, numbered) is { } cell)
            {
                cells.Add(name, cell);
            }
            else if (IsEmpty(opened.View, column))
            {
                cells.Add(name, CellReader.Nothing(LedgerColumns.IsDay(name) ? ValueKind.Date : ValueKind.Text));
            }
            else
            {
                var wanted = LedgerColumns.IsDay(name) ? "a date" : "text";
                diagnostics.Add(
                    Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, file.Location, file.Display, name, column.TypeName, wanted)
                );
            }
        }

        return cells.Count == LedgerColumns.Names.Length
            && Load(file, opened.View, cells, [.. consents])
            && reader.IsSound(file, opened.View);
    }

    private bool Load(RowFile file, string view, Dictionary<string, CellReader> cells, List<ConsentSymbol> consents)
    {
        States = new ConsentStates(
            consents,
            plan.Day!.Value,
            plan.Manifest.Ledger?.Complete ?? false,
            cells["subject"].IsNumber,
            form,
            settings,
            diagnostics
        );
        intake = new RecordIntake(States, consents, plan.KnownConsents, plan.Day.Value.DayNumber - new DateOnly(1970, 1, 1).DayNumber);
        session.Add(intake);

        // What a column of its type cannot hold wrongly, or what is found when the record is taken, needs no question of its own.
        var questions = LedgerColumns
            .Names.Where(n => cells[n] is { Plain: null, IsNumber: false })
            .Select(n => $"(({cells[n].Given}) AND ({cells[n].Value}) IS NULL)")
            .ToList();
        var unreadable = questions.Count == 0 ? "FALSE" : $"COALESCE({string.Join(" OR ", questions)}, FALSE)";
        var records = session.Numbers(
            $"SELECT COUNT(*) FROM {view} WHERE {intake.Call([.. LedgerColumns.Names.Select(n => cells[n].Plain ?? cells[n].Value), unreadable])}"
        )[0];
        if (intake.Nobodys > 0)
        {
            var subject = cells["subject"];
            if (
                subject.CanBeWrong
                && session.Numbers($"SELECT COUNT(*) FROM {view} WHERE ({subject.Given}) AND ({subject.Value}) IS NULL")[0]
                    is > 0
                        and var wrong
            )
            {
                diagnostics.Add(
                    Diagnostic.Create(
                        RecordsDiagnostics.KeyWrong,
                        file.Location,
                        file.Display,
                        "subject",
                        string.Create(CultureInfo.InvariantCulture, $"{wrong} of its cells"),
                        KeyReader.WhyWrong(subjectType, form)!
                    )
                );
                return false;
            }

            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.LedgerWithoutSubject,
                    file.Location,
                    file.Display,
                    string.Create(CultureInfo.InvariantCulture, $"{intake.Nobodys} in all")
                )
            );
            return false;
        }

        string[] wanted = [.. consents.Select(static c => c.Name)];
        if (!UnknownConsents.Check(intake.Unknown.Names, wanted, file.Display, file.Location, diagnostics))
        {
            return false;
        }

        States.Seal();
        Counts = new LedgerCounts(
            records,
            intake.Asked,
            [
                ("duplicate", States.Duplicates),
                ("contradictory", intake.Contradictory),
                ("future", intake.Future),
                ("malformed", intake.Malformed),
            ]
        )
        {
            Unknown = intake.Unknown.Records,
        };
        return !diagnostics.HasErrors;
    }

    private CellReader? Reader(RowColumn column, bool numbered)
    {
        var sql = DuckSession.Name(column.Name);
        return column.Name switch
        {
            "subject" when numbered && KeyReader.IsNumber64(column.Type) => KeyReader.OfNumber64(sql),
            "subject" => KeyReader.Of(sql, column.Type, form),
            "consent" or "notice" => KeyReader.Of(sql, column.Type),
            _ => CellReader.OfDay(sql, column.Type, zone),
        };
    }

    // A column without a single value has whatever type its writer happened to choose.
    private bool IsEmpty(string view, RowColumn column) =>
        session.Numbers($"SELECT COUNT({DuckSession.Name(column.Name)}) FROM {view}")[0] == 0;
}
