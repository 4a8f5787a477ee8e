using System.Collections.Immutable;
using Sluice.Records.Diagnostics;
using Sluice.Records.Engines.Packing;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines;

/// <summary>Filters the rows of a transfer with an embedded database.</summary>
public static class RowFilter
{
    // A thread of the engine that reads JSON holds 32 MiB of the file and as much again of what it has read, whatever it is told.
    private const long LeastForJson = 256_000_000;

    /// <summary>Loads the engine, while policies and manifest are read by another thread.</summary>
    public static void Prepare() =>
        Task.Run(static () =>
        {
            try
            {
                using var session = new DuckSession();
            }
            catch (Exception)
            {
                // The code that needs the engine will meet the same failure and report it.
            }
        });

    /// <summary>Filters the rows.</summary>
    /// <param name="plan">What may be written.</param>
    /// <param name="sources">The file of each dataset, by its name.</param>
    /// <param name="ledger">The consent records; null when there are none.</param>
    /// <param name="targets">The file to write for each dataset, by its name; null for none at all.</param>
    /// <param name="settings">What it may use; null for what the engine takes by itself.</param>
    /// <param name="diagnostics">Takes what stands against it.</param>
    /// <returns>The outcome of each dataset; null when something has been reported, and what was written so far must not be used.</returns>
    public static ImmutableArray<DatasetOutcome>? Run(
        TransferPlan plan,
        IReadOnlyDictionary<string, RowFile> sources,
        RowFile? ledger,
        IReadOnlyDictionary<string, string>? targets,
        RowSettings? settings,
        DiagnosticBag diagnostics
    )
    {
        settings ??= new RowSettings();
        if (
            settings.Memory < LeastForJson
            && plan.Datasets.Select(d => sources[d.Name]).Append(ledger).FirstOrDefault(static f => f?.Format == RowFormat.JsonLines)
                is { } json
        )
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.MemoryTooLittle, json.Location, json.Display, "256MB"));
            return null;
        }

        using var unpacked = new UnpackedFiles(settings.Spill, settings.Progress, diagnostics);
        var read = sources;
        sources = read.Select(s => (s.Key, File: unpacked.Of(s.Value)))
            .Where(static s => s.File is not null)
            .ToDictionary(static s => s.Key, static s => s.File!, StringComparer.Ordinal);
        ledger = ledger is null ? null : unpacked.Of(ledger);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        if (sources.Values.Append(ledger).Any(static f => f is { Compression: not RowCompression.None }))
        {
            settings.Progress?.Begin("rows", 0);
        }

        using var session = new DuckSession(settings);
        using var ended = new ProgressEnd(settings.Progress);
        var reader = new RowFileReader(session, diagnostics);
        var consents = plan
            .Datasets.SelectMany(static d => d.Asked)
            .Distinct()
            .OrderBy(static c => c.Name, StringComparer.Ordinal)
            .ToList();
        using var records = new LedgerTable(session, reader, plan, settings, diagnostics);

        var keys = plan
            .Datasets.Where(static d => !d.Asked.IsEmpty)
            .Select(d => d.Dataset.Key is { } key ? reader.TypeOf(sources[d.Name], key.Value) : null)
            .ToList();
        if (consents.Count > 0 && (ledger is null || !records.Load(ledger, consents, keys)))
        {
            return null;
        }

        var outcomes = ImmutableArray.CreateBuilder<DatasetOutcome>();
        foreach (var dataset in plan.Datasets)
        {
            using var filter = new DatasetFilter(
                session,
                reader,
                plan,
                dataset,
                sources[dataset.Name],
                dataset.Asked.IsEmpty ? null : records.States,
                settings,
                diagnostics
            );
            if (filter.Run(targets?[dataset.Name]) is not { } outcome)
            {
                return null;
            }

            outcomes.Add(outcome with { Ledger = records.Counts, Source = read[dataset.Name] });
        }

        return outcomes.ToImmutable();
    }

    // Disposed before the session it was declared behind, however the run ends: the progress display must not query an engine that is gone.
    private readonly struct ProgressEnd(RowProgress? progress) : IDisposable
    {
        public void Dispose() => progress?.End();
    }
}
