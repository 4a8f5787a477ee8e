using System.Globalization;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Postgres;

/// <summary>The consent records, read where they are.</summary>
/// <param name="session">The session.</param>
/// <param name="table">The table of the records.</param>
/// <param name="plan">What they are asked for.</param>
/// <param name="keys">The types of the columns with the keys that are looked for.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class PostgresLedger(
    PostgresSession session,
    PostgresTable table,
    TransferPlan plan,
    IEnumerable<string> keys,
    DiagnosticBag diagnostics
)
{
    public const string Unreadable = "unreadable_cell";

    private readonly string zone = plan.Manifest.Zone?.Value ?? "UTC";
    private readonly SourceLocation location = (plan.Manifest.Ledger?.Location ?? plan.Manifest.Location)!;

    /// <summary>The records, with a flag for those that have a cell that cannot be read, as SQL.</summary>
    public string Sql { get; private set; } = "";

    private long unknowns;

    /// <summary>What keys are.</summary>
    public KeyForm Form { get; private set; }

    /// <summary>The people with a record of a consent asked for, as SQL.</summary>
    public string People { get; private set; } = "";

    /// <summary>What was found among them.</summary>
    public LedgerCounts? Counts { get; private set; }

    /// <summary>Looks at them.</summary>
    /// <returns>Whether they can be used; if not, it has been reported.</returns>
    public bool Load(IReadOnlyCollection<ConsentSymbol> consents)
    {
        if (session.Numbers($"SELECT COUNT(*) FROM pg_timezone_names WHERE name = {PostgresSession.Text(zone)}")[0] == 0)
        {
            diagnostics.Add(Diagnostic.Create(ManifestDiagnostics.ZoneUnknown, plan.Manifest.Zone!.Location, zone));
            return false;
        }

        if (!ColumnCheck.CheckLedger([.. table.Columns.Select(static c => c.Name)], table.Display, location, isKeys: false, diagnostics))
        {
            return false;
        }

        Form = plan.Manifest.Ledger is { ExactKeys: true }
            ? KeyForm.Exact
            : PostgresCells.FormOf([.. keys, table.Columns.First(static c => c.Name == "subject").Type]);
        var cells = LedgerColumns.Names.Select(Reader).ToList();
        if (diagnostics.HasErrors)
        {
            return false;
        }

        var unreadable = string.Join(" OR ", cells.Select(static c => $"({c!.Given} AND ({c.Value}) IS NULL)"));
        var selected = string.Concat(cells.Select(static (c, i) => $"{c!.Value} AS {LedgerColumns.Names[i]}, "));
        Sql =
            $"(SELECT {selected}CASE WHEN {unreadable} OR {cells[1]!.Value} IS NULL THEN 1 ELSE 0 END AS {Unreadable} FROM {table.Sql} AS source)";
        People = $"(SELECT DISTINCT subject FROM {Sql} AS records WHERE consent IN ({Names(consents)}) OR consent IS NULL)";
        return CheckSubjects(consents, cells[0]!) && CheckNames(consents) && Count(consents);
    }

    private CellReader? Reader(string name)
    {
        var column = table.Columns.First(c => c.Name == name);
        var isDay = LedgerColumns.IsDay(name);
        var sql = $"source.{PostgresSession.Name(name)}";
        if (
            (
                isDay
                    ? PostgresCells.OfDay(sql, column.Type, zone)
                    : PostgresCells.OfKey(sql, column.Type, name == "subject" ? Form : KeyForm.Exact, session.IsUnicode)
            ) is
            { } cell
        )
        {
            return cell;
        }

        // A column without a single value has whatever type its maker happened to choose.
        if (session.Numbers($"SELECT COUNT({sql}) FROM {table.Sql} AS source")[0] == 0)
        {
            return PostgresCells.Nothing(isDay ? ValueKind.Date : ValueKind.Text);
        }

        diagnostics.Add(
            Diagnostic.Create(RecordsDiagnostics.ColumnWrongType, location, table.Display, name, column.TypeName, isDay ? "a date" : "text")
        );
        return null;
    }

    private bool CheckSubjects(IEnumerable<ConsentSymbol> consents, CellReader subject)
    {
        var nobodys = session.Numbers(
            $"SELECT COUNT(*) FROM {Sql} AS records WHERE subject IS NULL AND (consent IN ({Names(consents)}) OR consent IS NULL)"
        )[0];
        if (
            nobodys > 0
            && subject.CanBeWrong
            && session.Numbers($"SELECT COUNT(*) FROM {table.Sql} AS source WHERE ({subject.Given}) AND ({subject.Value}) IS NULL")[0]
                is > 0
                    and var wrong
        )
        {
            var type = table.Columns.First(static c => c.Name == "subject").Type;
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.KeyWrong,
                    location,
                    table.Display,
                    "subject",
                    string.Create(CultureInfo.InvariantCulture, $"{wrong} of its cells"),
                    PostgresCells.WhyWrong(type)
                )
            );
        }
        else if (nobodys > 0)
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.LedgerWithoutSubject,
                    location,
                    table.Display,
                    string.Create(CultureInfo.InvariantCulture, $"{nobodys} in all")
                )
            );
        }

        return nobodys == 0;
    }

    private bool CheckNames(IEnumerable<ConsentSymbol> consents)
    {
        var unknown = session
            .Read(
                $"SELECT consent, COUNT(*) FROM {Sql} AS records WHERE consent NOT IN ({string.Join(", ", plan.KnownConsents.Select(PostgresSession.Text))}) GROUP BY consent"
            )
            .Select(static r => (Name: r[0]!, Records: long.Parse(r[1]!, CultureInfo.InvariantCulture)))
            .ToList();
        unknowns = unknown.Sum(static n => n.Records);
        return UnknownConsents.Check(unknown, [.. consents.Select(static c => c.Name)], table.Display, location, diagnostics);
    }

    private bool Count(IEnumerable<ConsentSymbol> consents)
    {
        var day = new PostgresDialect().Date(plan.Day!.Value);
        var asked = $"FILTER (WHERE consent IN ({Names(consents)}) OR consent IS NULL)";
        var counts = session.Numbers(
            $"""
            SELECT COUNT(*), COUNT(*) {asked},
              COUNT(*) {asked} - COUNT(DISTINCT ({string.Join(", ", LedgerColumns.Names)})) {asked},
              COUNT(CASE WHEN withdrawn_at < granted_at OR expires_at < granted_at THEN 1 END) {asked},
              COUNT(CASE WHEN {Unreadable} = 0 AND COALESCE(granted_at, withdrawn_at) IS NOT NULL AND COALESCE(granted_at > {day}, TRUE) AND COALESCE(withdrawn_at > {day}, TRUE) THEN 1 END) {asked},
              SUM({Unreadable}) {asked}
            FROM {Sql} AS records
            """
        );
        Counts = new LedgerCounts(
            counts[0],
            counts[1],
            [("duplicate", counts[2]), ("contradictory", counts[3]), ("future", counts[4]), ("malformed", counts[5])]
        )
        {
            Unknown = unknowns,
            Read = table.Digest(session),
            Table = table.Display,
        };
        return true;
    }

    private static string Names(IEnumerable<ConsentSymbol> consents) =>
        string.Join(", ", consents.Select(static c => PostgresSession.Text(c.Name)));
}
