using System.Collections.Immutable;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Records.Engines.Postgres;

/// <summary>Filters tables of a PostgreSQL server, in one transaction; makes only the tables it is told to make.</summary>
/// <param name="address">Where the server is.</param>
/// <param name="tables">Which table holds a dataset or the ledger.</param>
/// <param name="into">The tables for the rows, by the name of the dataset; null for none.</param>
/// <param name="makes">Whether those tables are made; if not, it is only looked whether they could be.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
public sealed class PostgresEngine(string address, TableMap tables, TableMap? into, bool makes, DiagnosticBag diagnostics) : ITableEngine
{
    private readonly Dictionary<DatasetPlan, PostgresTable> found = [];
    private readonly Dictionary<TransferPlan, PostgresTable> ledgers = [];
    private readonly Dictionary<DatasetPlan, ImmutableArray<string>> targets = [];
    private PostgresSession? session;

    /// <inheritdoc/>
    public string Ending => ".csv";

    /// <inheritdoc/>
    public ImmutableArray<string> NotShown(TransferPlan plan) => [];

    /// <inheritdoc/>
    public bool Begin(IReadOnlyCollection<TransferPlan> plans)
    {
        session = PostgresSession.Open(address, makes, diagnostics);
        return session is not null && Try("the tables", null, () =>
            {
                foreach (var plan in plans)
                {
                    Find(plan);
                }

                session.CloseSearchPath();
                return !diagnostics.HasErrors;
            });
    }

    /// <inheritdoc/>
    public ImmutableArray<DatasetOutcome>? Filter(TransferPlan plan, IReadOnlyDictionary<string, string>? files)
    {
        var consents = plan
            .Datasets.SelectMany(static d => d.Asked)
            .Distinct()
            .OrderBy(static c => c.Name, StringComparer.Ordinal)
            .ToList();
        var ledger =
            consents.Count == 0
                ? null
                : new PostgresLedger(
                    session!,
                    ledgers[plan],
                    plan,
                    plan.Datasets.Where(static d => !d.Asked.IsEmpty)
                        .SelectMany(d => found[d].Columns.Where(c => c.Name == d.Dataset.Key?.Value).Select(static c => c.Type)),
                    diagnostics
                );
        if (ledger is not null && !Try(ledgers[plan].Display, plan.Manifest.Ledger?.Location, () => ledger.Load(consents)))
        {
            return null;
        }

        var outcomes = ImmutableArray.CreateBuilder<DatasetOutcome>();
        foreach (var dataset in plan.Datasets)
        {
            var table = found[dataset];
            DatasetOutcome? outcome = null;
            if (
                !Try(table.Display, dataset.Dataset.Name.Location, () =>
                    (
                        outcome = new PostgresDataset(session!, plan, dataset, table, diagnostics).Run(
                            ledger,
                            files?.GetValueOrDefault(dataset.Name),
                            makes && targets.TryGetValue(dataset, out var parts) ? parts : null
                        )
                    )
                        is not null
                )
            )
            {
                return null;
            }

            outcomes.Add(outcome! with { Ledger = ledger?.Counts });
        }

        return outcomes.ToImmutable();
    }

    /// <inheritdoc/>
    public bool Commit() => Try("the tables", null, () =>
        {
            session!.Commit();
            return true;
        });

    /// <inheritdoc/>
    public void Abandon()
    {
        // The transaction ends with its session.
    }

    /// <inheritdoc/>
    public void Dispose() => session?.Dispose();

    private void Find(TransferPlan plan)
    {
        foreach (var dataset in plan.Datasets)
        {
            if (PostgresTable.Find(session!, tables.Of(dataset.Name), dataset.Dataset.Name.Location, diagnostics) is { } table)
            {
                found.Add(dataset, table);
            }

            if (into is not null && !dataset.Written.IsEmpty)
            {
                AddTarget(dataset);
            }
        }

        if (
            plan.Datasets.Any(static d => !d.Asked.IsEmpty)
            && PostgresTable.Find(session!, tables.Of(TableMap.LedgerOf(plan)), plan.Manifest.Ledger?.Location, diagnostics) is { } ledger
        )
        {
            ledgers.Add(plan, ledger);
        }
    }

    private void AddTarget(DatasetPlan dataset)
    {
        var parts = into!.Of(dataset.Name);
        var named =
            $"SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = {(parts.Length > 1 ? PostgresSession.Text(parts[0]) : "pg_catalog.current_schema()")}";
        var schema = session!.Read(named).FirstOrDefault()?[0];
        var refusal =
            parts.Length > 2
                ? "a name has a schema and a table at most"
                : parts.Select(new PostgresDialect().RefusalOfName).FirstOrDefault(static r => r is not null);
        if (refusal is not null || schema is null)
        {
            diagnostics.Add(
                Diagnostic.Create(
                    RecordsDiagnostics.NameNotPossible,
                    null,
                    TableMap.Display(parts),
                    "PostgreSQL",
                    refusal ?? "there is no such schema"
                )
            );
            return;
        }

        ImmutableArray<string> target = [schema, parts[^1]];
        var quoted = PostgresSession.Text(string.Join('.', target.Select(PostgresSession.Name)));
        if (
            session!.Read($"SELECT pg_catalog.to_regclass({quoted})").First()[0] is not null
            || targets.Values.Any(t => t.SequenceEqual(target))
        )
        {
            diagnostics.Add(
                Diagnostic
                    .Create(RecordsDiagnostics.TableExists, null, TableMap.Display(target))
                    .WithHint("name another one: what is there is never changed")
            );
            return;
        }

        targets.Add(dataset, target);
    }

    private bool Try(string what, SourceLocation? location, Func<bool> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (PostgresSession.IsRefusal(e))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.EngineFailed, location, what, PostgresSession.Words(e)));
            return false;
        }
    }
}
