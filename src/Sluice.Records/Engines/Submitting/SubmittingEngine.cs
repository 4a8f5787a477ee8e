using System.Collections.Immutable;
using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Kinds;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// Filters tables that a cluster reads: one query counts the rows by what is known of their people, one holds their keys against those of the ledger, and a last one, the one that
/// <c>sluice sql</c> prints, selects the rows. All are handed to a client of the user's.
/// </summary>
public sealed class SubmittingEngine : ITableEngine
{
    // Rows that are sorted take so much unless it is said otherwise.
    private const long Memory = 512_000_000;

    private readonly ClientForm form;
    private readonly ClientRun client;
    private readonly ClusterOutput output;
    private readonly MadeTables? made;
    private readonly ClusterTarget? into;
    private readonly DiagnosticBag diagnostics;
    private readonly string command;
    private readonly TableFormat? format;
    private readonly Dictionary<string, TableColumns> columns = new(StringComparer.Ordinal);
    private TableMap tables;

    /// <param name="form">How the client takes queries.</param>
    /// <param name="command">The client and the user's own words for it.</param>
    /// <param name="tables">Which table holds a dataset or the ledger.</param>
    /// <param name="folder">An empty folder for the files with the queries; it is removed in the end.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    public SubmittingEngine(ClientForm form, IReadOnlyList<string> command, TableMap tables, string folder, SubmitSettings settings, DiagnosticBag diagnostics)
    {
        (this.form, this.tables, this.diagnostics, this.command, into, format) = (form, tables, diagnostics, command[0], settings.Into, settings.Versions);
        client = new ClientRun(command, form, folder, settings.Limit, settings.Voice, diagnostics);
        output = new ClusterOutput(form, client, settings.Memory ?? Memory, diagnostics);
        made = into is null ? null : new MadeTables(form, client, into, diagnostics);
    }

    /// <inheritdoc/>
    public string Ending => ".jsonl";

    /// <inheritdoc/>
    public ImmutableArray<string> NotShown(TransferPlan plan) =>
    [
        "what filters of the engine hide from the user who asks, a withdrawal perhaps",
        "what the tables held: they have no digest here",
        .. format is null ? (string[])["that counting and selecting saw the same rows: only their number was compared"] : [],
        "whether the tables have columns that the manifest does not name: such are never selected",
        .. plan.Datasets.All(static d => d.Asked.IsEmpty) ? (string[])[]
            : ["which records of the ledger are there twice: they say nothing more",
                .. form.Dialect.Normalized("") == "" ? (string[])["whether keys of the ledger are others than those of rows only by how Unicode writes a character"] : []],
    ];

    /// <inheritdoc/>
    public bool Begin(IReadOnlyCollection<TransferPlan> plans)
    {
        var wanted = plans.SelectMany(p => p.Datasets.Select(static d => d.Name).Concat(p.Datasets.Any(static d => !d.Asked.IsEmpty) ? [TableMap.LedgerOf(p)] : []))
            .Distinct(StringComparer.Ordinal).ToList();
        var names = new SqlNames(form.Dialect, diagnostics);
        var sql = wanted.Select(w => tables.TableSqlOf(w, names)).ToList();
        DatasetPlan[] written = [.. plans.SelectMany(static p => p.Datasets).Where(static d => !d.Written.IsEmpty)];
        var versions = format is { } kept ? new TableVersions(form, tables, wanted, kept, diagnostics) : null;
        if (diagnostics.HasErrors || made?.CheckNames(written) == false)
        {
            return false;
        }

        List<string> others = [.. made?.Statements(written) ?? []];
        if (ClusterTypes.Ask(client, form.Dialect, command, sql, [.. others, .. versions?.Statements ?? []], i => versions?.Refusal(i - others.Count), diagnostics) is not { } answer)
        {
            return false;
        }

        made?.Check(written, [.. answer.Others.Take(others.Count)]);
        var found = answer.Tables;
        if (!diagnostics.HasErrors && versions is not null && versions.Read([.. answer.Others.Skip(others.Count)]) is { } read)
        {
            tables = tables.At(read);
            found = ClusterTypes.AskVersions(client, form, command, [.. wanted.Select(w => tables.SqlOf(w, names)!)], versions.Format, diagnostics) ?? found;
        }

        foreach (var (name, of) in wanted.Zip(found))
        {
            columns.Add(name, of);
        }

        return !diagnostics.HasErrors;
    }

    /// <inheritdoc/>
    public ImmutableArray<DatasetOutcome>? Filter(TransferPlan plan, IReadOnlyDictionary<string, string>? files)
    {
        var outcomes = ImmutableArray.CreateBuilder<DatasetOutcome>();
        foreach (var dataset in plan.Datasets)
        {
            if (Filter(plan, dataset, files?.GetValueOrDefault(dataset.Name)) is not { } outcome)
            {
                return null;
            }

            outcomes.Add(outcome);
        }

        return outcomes.ToImmutable();
    }

    /// <inheritdoc/>
    public bool Commit() => made?.Place() ?? true;

    /// <inheritdoc/>
    public void Abandon() => made?.Drop(isEnding: false, diagnostics);

    /// <summary>Has the client end, for the process ends, and drops what it has made; whoever waits for it waits for good.</summary>
    /// <param name="bag">Takes what is said.</param>
    /// <returns>Whether nothing is left.</returns>
    public bool Interrupt(DiagnosticBag bag)
    {
        client.Interrupt();
        return made?.Drop(isEnding: true, bag) ?? true;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private DatasetOutcome? Filter(TransferPlan plan, DatasetPlan dataset, string? file)
    {
        var ledger = dataset.Asked.IsEmpty ? null : TableMap.LedgerOf(plan);
        var check = new ClusterCheck(plan, dataset, Display(dataset.Name), columns[dataset.Name], form.Dialect, diagnostics);
        if (!check.Columns() || (ledger is not null && !check.Ledger(columns[ledger], Display(ledger))))
        {
            return null;
        }

        var reads = TransferQueries.Tables(plan, dataset, tables, form.Dialect, diagnostics) with { TypeOf = columns[dataset.Name].TypeOf, LedgerTypeOf = ledger is null ? null : columns[ledger].TypeOf };
        var counts = reads with { Counts = true, Key = dataset.Dataset.Key?.Value };
        var select = new RowQuery(plan, dataset, reads, form.Dialect, diagnostics).Select();
        var groups = new RowQuery(plan, dataset, counts, form.Dialect, diagnostics);
        var counting = groups.GroupsAndAll();
        var people = new RowQuery(plan, dataset, counts, form.Dialect, diagnostics).CountPeople();
        var keys = KeyCheckQuery.IsAsked(plan, dataset) ? new KeyCheckQuery(plan, dataset, reads, form.Dialect, diagnostics).Write() : null;
        var ledgerTable = TableMap.Display(tables.Of(TableMap.LedgerOf(plan)));
        if (diagnostics.HasErrors || Count(plan, dataset, ledgerTable, counting, groups, check) is not { } outcome || !outcome.CheckClaims(diagnostics) || (keys is not null && !CheckKeys(plan, dataset, keys, ref outcome)))
        {
            return null;
        }

        var makes = into is { Makes: true };
        if (dataset.Dataset.Key is not null && ((file is null && !makes) || plan.NumbersMatter))
        {
            var counted = Numbers(people, 2, "is not the number of people");
            outcome = outcome with { People = counted is null ? null : (counted[0], counted[1]) };
        }

        return diagnostics.HasErrors || (!dataset.Written.IsEmpty && !(makes ? made!.Make(dataset, select, outcome.RowsOut) : file is null || Write(dataset, select, file, outcome.RowsOut))) ? null : outcome;
    }

    private DatasetOutcome? Count(TransferPlan plan, DatasetPlan dataset, string ledger, string query, RowQuery groups, ClusterCheck check)
    {
        var counter = new GroupReader(dataset) { Shortest = groups.Shortest };
        var asked = groups.Checked;
        var selected = 0L;
        long[]? all = null;
        var records = LedgerQuery.Counted.Length;
        var unknown = new List<(string Name, long Records)>();
        var fine = client.Run(query, null, counter.Facts + 4 + records + asked.Length, (_, cells) =>
        {
            var counts = cells[(counter.Facts + 1)..];
            if (!counts.All(IsNumber))
            {
                return "has something that is no number where rows are counted";
            }

            if (cells[0] == RowQuery.OneConsent)
            {
                unknown.Add((cells[1] ?? "", long.Parse(counts[0]!, CultureInfo.InvariantCulture)));
                return null;
            }

            if (cells[0] == RowQuery.AllRows && all is null)
            {
                all = [.. counts.Select(static c => long.Parse(c!, CultureInfo.InvariantCulture))];
                return null;
            }

            counter.Add(cells[1..(counter.Facts + 4)]);
            selected += long.Parse(counts[1]!, CultureInfo.InvariantCulture);
            return cells[0] == RowQuery.OneGroup ? null : "is no group of rows";
        });
        if (!fine)
        {
            return null;
        }

        var location = dataset.Dataset.Name.Location;
        var table = RowFile.OfTable(TableMap.Display(tables.Of(dataset.Name)), location);
        var outcome = DatasetOutcome.Of(dataset, table, counter.Groups, ColumnPlaces.None) with { Version = tables.VersionOf(dataset.Name) };
        if (all is null || outcome.RowsIn != all[0] || selected != all[1])
        {
            // A client may print only the first so many rows, or none at all, and still end well.
            Failed(dataset, "the client did not print the whole answer");
            return null;
        }

        if (!dataset.Asked.IsEmpty)
        {
            var (nobodys, counts) = LedgerCounts.Of(all.AsSpan(3, records), ledger);
            if (nobodys > 0)
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.LedgerWithoutSubject, location, ledger, string.Create(CultureInfo.InvariantCulture, $"{nobodys} in all")));
                return null;
            }

            if (!UnknownConsents.Check(unknown, [.. dataset.Asked.Select(static c => c.Name)], ledger, plan.Manifest.Ledger?.Location ?? location, diagnostics))
            {
                return null;
            }

            outcome = outcome with { Ledger = counts with { Version = tables.VersionOf(TableMap.LedgerOf(plan)) } };
        }

        return !check.Cells(asked, all[(3 + records)..]) ? null
            : counter.Agrees || Failed(dataset, $"the query and the rules do not agree on a row, which depends on {Named(dataset, counter)}") ? outcome : null;
    }

    // The engine compares keys as texts, whatever their types: 7.0 of a floating-point column is not the 7 of the ledger, and an objection would not be heard.
    private bool CheckKeys(TransferPlan plan, DatasetPlan dataset, string query, ref DatasetOutcome outcome)
    {
        if (Numbers(query, 4, "is not the number of keys") is not { } counted)
        {
            return !diagnostics.HasErrors && Failed(dataset, "the client did not print the whole answer");
        }

        var (table, key) = (TableMap.Display(tables.Of(dataset.Name)), dataset.Dataset.Key!);
        if (counted[3] > 0)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{counted[3]} of its values");
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.KeyWrong, key.Location, table, key.Value, where, "numbers with a fraction or an exponent are compared as texts there, and nobody knows whose they are")
                .WithHint("let a view have them as whole numbers or as text; where they are texts on both sides, say `keys: exact` under `ledger`"));
            return false;
        }

        var near = counted[2] == 0 ? ImmutableSortedDictionary<KeyChange, long>.Empty : ImmutableSortedDictionary<KeyChange, long>.Empty.Add(KeyChange.None, counted[2]);
        outcome = outcome with { Found = (counted[1], counted[0]) };
        return new FoundCheck(plan, table, diagnostics).Check(new FoundPeople(counted[1], counted[0], near), outcome.RowsIn);
    }

    private long[]? Numbers(string query, int count, string wrong)
    {
        long[]? numbers = null;
        return client.Run(query, null, count, (_, cells) =>
        {
            numbers = numbers is null && cells.All(IsNumber)
                ? [.. cells.Select(static c => long.Parse(c!, CultureInfo.InvariantCulture))]
                : null;
            return numbers is null ? wrong : null;
        }) ? numbers : null;
    }

    private bool Write(DatasetPlan dataset, string select, string file, long rows)
    {
        return output.Write(dataset, select, c => columns[dataset.Name].TypeOf(c).Whole, TableMap.Display(tables.Of(dataset.Name)), file) is { } written
            && (written == rows || Failed(dataset, string.Create(CultureInfo.InvariantCulture, $"{rows} rows were counted and {written} selected: the tables changed, or the client did not print all")));
    }

    private static string Named(DatasetPlan dataset, GroupReader counter)
    {
        var columns = dataset.Counted.Where(a => counter.Doubted.Contains(a.Name)).Select(a => $"column `{dataset.Dataset.Subject[a].Value}`").ToList();
        return columns.Count == 0 ? "the ledger" : string.Join(" and ", columns);
    }

    private string Display(string name) => TableMap.Display(tables.Of(name));

    private static bool IsNumber(string? cell) => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private bool Failed(DatasetPlan dataset, string why)
    {
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, dataset.Dataset.Name.Location, TableMap.Display(tables.Of(dataset.Name)), why));
        return false;
    }
}
