using System.Collections.Immutable;
using System.Globalization;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.People;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>
/// Filters tables that a cluster reads: one query counts the rows by what is known of their people and compares their keys with those of
/// the ledger, and another, the one that <c>sluice sql</c> prints, selects the rows. All are handed to a client of the user's.
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
    /// <param name="command">The client and the user's own arguments for it.</param>
    /// <param name="tables">Which table holds a dataset or the ledger.</param>
    /// <param name="folder">An empty folder for the files with the queries; it is removed in the end.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    public SubmittingEngine(
        ClientForm form,
        IReadOnlyList<string> command,
        TableMap tables,
        string folder,
        SubmitSettings settings,
        DiagnosticBag diagnostics
    )
    {
        (this.form, this.tables, this.diagnostics, this.command, into, format) = (
            form,
            tables,
            diagnostics,
            command[0],
            settings.Into,
            settings.Versions
        );
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
            .. plan.Datasets.All(static d => d.Asked.IsEmpty)
                ? (string[])[]
                :
                [
                    "which records of the ledger are there twice: they say nothing more",
                    .. form.Dialect.Normalized("") == ""
                        ? (string[])["whether keys of the ledger are others than those of rows only by how Unicode writes a character"]
                        : [],
                ],
        ];

    /// <inheritdoc/>
    public bool Begin(IReadOnlyCollection<TransferPlan> plans)
    {
        var wanted = plans
            .SelectMany(p =>
                p.Datasets.Select(static d => d.Name).Concat(p.Datasets.Any(static d => !d.Asked.IsEmpty) ? [TableMap.LedgerOf(p)] : [])
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var names = new SqlNames(form.Dialect, diagnostics);
        var sql = wanted.Select(w => tables.TableSqlOf(w, names)).ToList();
        DatasetPlan[] written = [.. plans.SelectMany(static p => p.Datasets).Where(static d => !d.Written.IsEmpty)];
        var versions = format is { } kept ? new TableVersions(form, tables, wanted, kept, diagnostics) : null;
        if (diagnostics.HasErrors || made?.CheckNames(written) == false)
        {
            return false;
        }

        List<string> others = [.. made?.Statements(written) ?? []];
        if (
            ClusterTypes.Ask(
                client,
                form.Dialect,
                command,
                sql,
                [.. others, .. versions?.Statements ?? []],
                i => versions?.Refusal(i - others.Count),
                diagnostics
            )
            is not { } answer
        )
        {
            return false;
        }

        made?.Check(written, [.. answer.Others.Take(others.Count)]);
        var found = answer.Tables;
        if (!diagnostics.HasErrors && versions is not null && versions.Read([.. answer.Others.Skip(others.Count)]) is { } read)
        {
            tables = tables.At(read);
            found = ClusterTypes.AskVersions(
                client,
                form,
                command,
                [.. wanted.Select(w => tables.SqlOf(w, names)!)],
                versions.Format,
                diagnostics
            ) ?? found;
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

    /// <summary>Ends the client, for this process ends, and drops what it has made; a thread that waits for it never resumes.</summary>
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

        var reads = TransferQueries.Tables(plan, dataset, tables, form.Dialect, diagnostics) with
        {
            TypeOf = columns[dataset.Name].TypeOf,
            LedgerTypeOf = ledger is null ? null : columns[ledger].TypeOf,
        };
        var counts = reads with { Counts = true, Key = dataset.Dataset.Key?.Value };
        var makes = into is { Makes: true };
        var select = new RowQuery(plan, dataset, reads, form.Dialect, diagnostics).Select();
        var groups = new RowQuery(plan, dataset, counts, form.Dialect, diagnostics);
        var keys = KeyCheckQuery.IsAsked(plan, dataset) ? new KeyCheckQuery(plan, dataset, reads, form.Dialect, diagnostics) : null;
        var counting = groups.Counting(keys, dataset.Dataset.Key is not null && ((file is null && !makes) || plan.NumbersMatter));
        if (diagnostics.HasErrors || Count(plan, dataset, ledger, counting, keys is not null, groups, check) is not { } outcome)
        {
            return null;
        }

        return
            dataset.Written.IsEmpty
            || (makes ? made!.Make(dataset, select, outcome.RowsOut) : file is null || Write(dataset, select, file, outcome.RowsOut))
            ? outcome
            : null;
    }

    private DatasetOutcome? Count(
        TransferPlan plan,
        DatasetPlan dataset,
        string? ledger,
        string query,
        bool keysAsked,
        RowQuery groups,
        ClusterCheck check
    )
    {
        var counter = new GroupReader(dataset) { Shortest = groups.Shortest, Ranges = groups.Ranges };
        var (texts, numbers) = groups.Width;
        var answer = new CountingAnswer(counter, texts, numbers);
        if (!client.Run(query, null, answer.Width, (_, cells) => answer.Take(cells)))
        {
            return null;
        }

        if (!answer.IsWhole || (keysAsked && answer.Keys is null))
        {
            Failed(dataset, "the client did not print the whole answer");
            return null;
        }

        var location = dataset.Dataset.Name.Location;
        var outcome = DatasetOutcome.Of(dataset, RowFile.OfTable(Display(dataset.Name), location), counter.Groups, ColumnPlaces.None) with
        {
            Version = tables.VersionOf(dataset.Name),
        };
        if (ledger is not null)
        {
            var (nobodys, records) = LedgerCounts.Of(answer.Records, Display(ledger));
            if (nobodys > 0)
            {
                diagnostics.Add(
                    Diagnostic.Create(
                        RecordsDiagnostics.LedgerWithoutSubject,
                        location,
                        Display(ledger),
                        string.Create(CultureInfo.InvariantCulture, $"{nobodys} in all")
                    )
                );
                return null;
            }

            if (
                !UnknownConsents.Check(
                    answer.Unknown,
                    [.. dataset.Asked.Select(static c => c.Name)],
                    Display(ledger),
                    plan.Manifest.Ledger?.Location ?? location,
                    diagnostics
                )
            )
            {
                return null;
            }

            outcome = outcome with { Ledger = records with { Version = tables.VersionOf(ledger) } };
        }

        outcome = outcome with { People = answer.People is [var all, var some, ..] ? (all, some) : null };
        return
            check.Cells(groups.Checked, answer.Wrong)
            && (
                counter.Agrees
                || Failed(dataset, $"the query and the rules do not agree on a row, which depends on {Named(dataset, counter)}")
            )
            && outcome.CheckClaims(diagnostics)
            && (answer.Keys is not { } keys || CheckKeys(plan, dataset, keys, ref outcome))
            ? outcome
            : null;
    }

    // The engine compares keys as texts, whatever their types: 7.0 of a floating-point column is not the 7 of the ledger, and an objection
    // would have no effect.
    private bool CheckKeys(TransferPlan plan, DatasetPlan dataset, long[] counted, ref DatasetOutcome outcome)
    {
        var (table, key) = (Display(dataset.Name), dataset.Dataset.Key!);
        if (counted[3] > 0)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{counted[3]} of its values");
            diagnostics.Add(
                Diagnostic
                    .Create(
                        RecordsDiagnostics.KeyWrong,
                        key.Location,
                        table,
                        key.Value,
                        where,
                        "numbers with a fraction or an exponent are compared as texts there, and nobody knows whose they are"
                    )
                    .WithHint(
                        "let a view have them as whole numbers or as text; where they are texts on both sides, say `keys: exact` under `ledger`"
                    )
            );
            return false;
        }

        var near =
            counted[2] == 0
                ? ImmutableSortedDictionary<KeyChange, long>.Empty
                : ImmutableSortedDictionary<KeyChange, long>.Empty.Add(KeyChange.None, counted[2]);
        outcome = outcome with { Found = (counted[1], counted[0]) };
        return new FoundCheck(plan, table, diagnostics).Check(new FoundPeople(counted[1], counted[0], near), outcome.RowsIn);
    }

    private bool Write(DatasetPlan dataset, string select, string file, long rows)
    {
        return output.Write(dataset, select, c => columns[dataset.Name].TypeOf(c).Whole, Display(dataset.Name), file) is { } written
            && (
                written == rows
                || Failed(
                    dataset,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rows} rows were counted and {written} selected: the tables changed, or the client did not print all"
                    )
                )
            );
    }

    private static string Named(DatasetPlan dataset, GroupReader counter)
    {
        var columns = dataset
            .Counted.Where(a => counter.Doubted.Contains(a.Name))
            .Select(a => $"column `{dataset.Dataset.Subject[a].Value}`")
            .ToList();
        return columns.Count == 0 ? "the ledger" : string.Join(" and ", columns);
    }

    private string Display(string name) => TableMap.Display(tables.Of(name));

    private bool Failed(DatasetPlan dataset, string why)
    {
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, dataset.Dataset.Name.Location, Display(dataset.Name), why));
        return false;
    }
}
