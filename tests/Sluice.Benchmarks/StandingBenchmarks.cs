using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Sluice.Benchmarks.Starting;
using Sluice.Cli.Files;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;
using Sluice.Testing;

namespace Sluice.Benchmarks;

/// <summary>
/// The main example over the time in which its 54.2 billion records left, a file a day on 2,243 days: as the one standing transfer that it
/// is, and as a transfer for each day.
/// </summary>
[MemoryDiagnoser]
public class StandingBenchmarks
{
    private static readonly DateOnly First = new(2018, 4, 1);
    private static readonly DateOnly End = new(2024, 5, 22);

    private PolicyEngine engine = null!;
    private TransferManifest standing = null!;
    private ImmutableArray<TransferManifest> daily;

    [GlobalSetup]
    public void SetUp()
    {
        var example = Path.Join(ProgramBuilder.Repository, "policies", "app_store_scoring");
        var files = new DiskPolicyFiles(
            example,
            [
                .. Directory
                    .GetFiles(example, "*.sluice", SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(example, f).Replace('\\', '/')),
            ]
        );
        engine = new PolicyEngine(PolicyCompiler.Compile(files).Program!);
        var text = File.ReadAllText(Path.Join(example, "transfers", "app_store_daily.yaml"));
        var written = ManifestReader.Read(new SourceText("app_store_daily.yaml", text), engine.Program.Vocabulary).Transfers.Single();
        standing = written with { Dates = written.Dates with { Standing = new Period(First, End) } };
        daily =
        [
            .. Enumerable
                .Range(First.DayNumber, End.DayNumber - First.DayNumber)
                .Select(n => written with { Dates = new TransferDates(DateOnly.FromDayNumber(n), null, null) }),
        ];
        Verify();
    }

    [Benchmark(Description = "one day of the main example", Baseline = true)]
    public TransferVerdict OneDay() => engine.Decide(daily[0]);

    [Benchmark(Description = "Sluice: 2,243 days as one standing transfer, with its timeline")]
    public TransferVerdict Standing() => engine.Decide(standing);

    [Benchmark(Description = "2,243 transfers, one for each day")]
    public Verdict EveryDay() => daily.Max(m => engine.Decide(m).Verdict);

    /// <summary>On every day the timeline says what the transfer of that day alone gets.</summary>
    private void Verify()
    {
        var timeline = engine.Decide(standing).Timeline!.Value;
        foreach (var manifest in daily)
        {
            var day = manifest.Dates.On!.Value;
            var entry = timeline.Last(e => e.From <= day);
            var verdict = engine.Decide(manifest);
            var grounds = verdict
                .Flows.SelectMany(static f => f.Grounds)
                .Select(static g => g.Rule?.Name)
                .Distinct()
                .Order(StringComparer.Ordinal);
            if (verdict.Verdict != entry.Verdict || !grounds.SequenceEqual(entry.Grounds.Order(StringComparer.Ordinal)))
            {
                throw new InvalidOperationException($"the timeline says something else of {day:O} than the transfer of that day");
            }
        }
    }
}
