using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Records.Engines;
using Sluice.Records.Plans;
using Sluice.Records.Sql;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>A policy and a manifest about rows, from text to plan, query and filtered file.</summary>
internal sealed class RecordCase
{
    private RecordCase(TransferPlan plan) => Plan = plan;

    public TransferPlan Plan { get; }

    public static RecordCase Of(string policy, string manifest, DateOnly? asOf = null, bool isAskedLater = false)
    {
        var diagnostics = new DiagnosticBag();
        var plan = TryPlan(policy, manifest, asOf, diagnostics, isAskedLater);
        Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));
        return new RecordCase(plan!);
    }

    public static TransferPlan? TryPlan(
        string policy,
        string manifest,
        DateOnly? asOf,
        DiagnosticBag diagnostics,
        bool isAskedLater = false
    )
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policy));
        Assert.True(compiled.Program is not null, string.Join("\n", compiled.Diagnostics) + "\n" + policy);
        var read = ManifestReader.Read(new SourceText("manifest.yaml", manifest), compiled.Vocabulary);
        Assert.True(read.Transfers.Length == 1, string.Join("\n", read.Diagnostics) + "\n" + manifest);
        return TransferPlanner.Plan(new PolicyEngine(compiled.Program), read.Transfers[0], asOf, diagnostics, isAskedLater);
    }

    /// <summary>The query of the only dataset in a dialect.</summary>
    public string Sql(string dialect, out DiagnosticBag diagnostics)
    {
        diagnostics = new DiagnosticBag();
        return TransferQueries.Write(Plan, TableMap.Empty, SqlDialects.Find(dialect)!, diagnostics);
    }

    /// <summary>Filters files of a folder.</summary>
    public DatasetOutcome? Filter(string data, string? ledger, string? target, DiagnosticBag diagnostics, RowSettings? settings = null)
    {
        var dataset = Plan.Datasets[0];
        var location = dataset.Dataset.Name.Location;
        var outcomes = RowFilter.Run(
            Plan,
            new Dictionary<string, RowFile>(StringComparer.Ordinal)
            {
                [dataset.Name] = new RowFile(data, Path.GetFileName(data), location),
            },
            ledger is null ? null : new RowFile(ledger, Path.GetFileName(ledger), location),
            target is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [dataset.Name] = target },
            settings,
            diagnostics
        );
        return outcomes?[0];
    }
}
