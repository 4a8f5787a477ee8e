using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>
/// Decides what is left after filtering once more, as a transfer of its own: only the columns that are written, a consent stated for all
/// where it holds for all who are left, the narrowest population they belong to, and as many people and rows as there are. What still
/// depends on the person is asked of every kind of people who are left. A column without a cell left is not asked about.
/// </summary>
public sealed class OutputCheck
{
    private readonly PolicyEngine engine;
    private readonly TransferPlan plan;
    private readonly Dictionary<string, RowGroups> left;

    /// <param name="engine">The policy set.</param>
    /// <param name="plan">The transfer.</param>
    /// <param name="left">The people who are left in each dataset that is written.</param>
    public OutputCheck(PolicyEngine engine, TransferPlan plan, IReadOnlyDictionary<string, ImmutableArray<RowGroup>> left)
    {
        this.engine = engine;
        this.plan = plan;
        this.left = left.Where(static l => !l.Value.IsEmpty)
            .ToDictionary(static l => l.Key, static l => new RowGroups(l.Value), StringComparer.Ordinal);
        Manifest = Restate();
    }

    /// <summary>The manifest of what is left; it says nothing of how many people and rows there are.</summary>
    public TransferManifest Manifest { get; }

    /// <summary>What is not allowed in it: columns with the rules against them; empty when all of it is.</summary>
    /// <param name="people">How many people there are, at least and at most.</param>
    /// <param name="records">How many rows there are.</param>
    public ImmutableArray<string> Refusals((long Least, long Most) people, long records)
    {
        if (Manifest.Datasets.IsEmpty)
        {
            return [];
        }

        return !plan.NumbersMatter
            ? Refusals(Manifest)
            : [.. Refusals(With(people.Least, records)).Concat(Refusals(With(people.Most, records))).Distinct(StringComparer.Ordinal)];
    }

    private TransferManifest With(long people, long records)
    {
        var facts = Manifest.Facts;
        foreach (var (fact, number) in new[] { (BuiltinFact.People, people), (BuiltinFact.Records, records) })
        {
            facts = plan.Manifest.Facts.TryGetValue(fact, out var stated)
                ? facts.SetItem(fact, stated with { Value = Value.OfInteger(number) })
                : facts;
        }

        return Manifest with
        {
            Facts = facts,
        };
    }

    private ImmutableArray<string> Refusals(TransferManifest manifest)
    {
        return
        [
            .. TransferPlanner
                .FlowsOf(engine.Decide(manifest, plan.Day))
                .Where(f => !IsEmpty(f) && !IsAllowed(f))
                .Select(static f =>
                    $"{f.Flow.Field.Name.Value} ({string.Join(", ", f.Grounds.Select(static g => g.Rule?.Name ?? "nothing permits it").DefaultIfEmpty("for some of the people left"))})"
                )
                .Distinct(StringComparer.Ordinal),
        ];
    }

    // Of a column whose cells are withheld from all who are left nothing leaves. It stays beside the others, as its name does.
    private bool IsEmpty(FlowVerdict flow)
    {
        var (dataset, column) = ColumnOf(flow);
        return dataset.WithholdCells && left[dataset.Name].Where(column.Condition, Truth.True).Count == 0;
    }

    private bool IsAllowed(FlowVerdict flow)
    {
        if (flow.Residual is not { } residual)
        {
            return flow.Verdict == Verdict.Allow;
        }

        var (dataset, column) = ColumnOf(flow);
        return flow.Verdict == Verdict.Restrict
            && (dataset.WithholdCells ? new RowGroups(left[dataset.Name].Where(column.Condition, Truth.True)) : left[dataset.Name]).All(
                residual.Condition
            );
    }

    private (DatasetPlan Dataset, ColumnPlan Column) ColumnOf(FlowVerdict flow)
    {
        var dataset = plan.Datasets.First(d => d.Name == flow.Flow.Dataset.Name.Value);
        return (dataset, dataset.Written.First(c => c.Name == flow.Flow.Field.Name.Value));
    }

    private TransferManifest Restate()
    {
        var manifest = TransferPlanner.WithoutNumbers(plan.Manifest);
        var consents = manifest.Consents.ToImmutableDictionary(
            static c => c.Key,
            c =>
                c.Value.Value.Holders == ConsentCoverage.Ledger
                && left.Count > 0
                && left.Values.All(g => g.All(new Condition.ConsentHolds(c.Key)))
                    ? c.Value with
                    {
                        Value = c.Value.Value with { Holders = ConsentCoverage.All },
                    }
                    : c.Value
        );
        return manifest with
        {
            Consents = consents,
            Datasets = [.. plan.Datasets.Where(d => left.ContainsKey(d.Name)).Select(d => Restate(manifest, d))],
        };
    }

    private Dataset Restate(TransferManifest manifest, DatasetPlan dataset)
    {
        var stated = dataset.Dataset.Stated;
        var population = stated.Population ?? manifest.Stated.Population;
        return dataset.Dataset with
        {
            Fields = [.. dataset.Written.Select(static c => c.Field)],
            Stated = population is null
                ? stated
                : stated with
                {
                    Population = population with { Value = Narrowest(population.Value, left[dataset.Name]) },
                },
        };
    }

    private static PopulationSymbol Narrowest(PopulationSymbol population, RowGroups groups, ImmutableArray<PopulationSymbol> all) =>
        all.Where(p => p.Parent == population && p.Predicate is { } predicate && groups.All(predicate))
            .Select(p => Narrowest(p, groups, all))
            .FirstOrDefault(population);

    private PopulationSymbol Narrowest(PopulationSymbol population, RowGroups groups) =>
        Narrowest(population, groups, [.. engine.Program.Vocabulary.Populations.All]);
}
