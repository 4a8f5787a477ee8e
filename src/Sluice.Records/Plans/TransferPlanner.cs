using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Plans;

/// <summary>Plans rows and columns from a verdict.</summary>
public static class TransferPlanner
{
    /// <summary>Plans one run.</summary>
    /// <param name="engine">The policy set.</param>
    /// <param name="manifest">The transfer.</param>
    /// <param name="asOf">The day of the run, for a standing transfer and one without a date; null when it is not said.</param>
    /// <param name="diagnostics">Takes what stands against a run.</param>
    /// <param name="isAskedLater">Whether it is for a text that is asked on later days, and for the consents of each of them.</param>
    /// <returns>The plan; null when something has been reported.</returns>
    public static TransferPlan? Plan(
        PolicyEngine engine,
        TransferManifest manifest,
        DateOnly? asOf,
        DiagnosticBag diagnostics,
        bool isAskedLater = false
    )
    {
        var written = manifest;
        if (asOf is { } day && manifest.Dates.Standing is { } standing)
        {
            if (!standing.Contains(day))
            {
                var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.DayOutside, manifest.Dates.Location, manifest.Name.Value, text));
                return null;
            }

            manifest = OnDay(manifest, day);
        }

        var verdict = engine.Decide(manifest, asOf);
        var plan = new TransferPlan(
            manifest,
            verdict,
            verdict.Date,
            [
                .. manifest.Datasets.Select(d =>
                    Plan(d, verdict) with
                    {
                        Claims = Claims(engine, manifest, d),
                        CanAskLedger =
                            (verdict.Date is not null || isAskedLater) && d.Key is not null && manifest.Ledger?.Source is not null,
                    }
                ),
            ]
        )
        {
            Holds = isAskedLater ? DecisionDays.Around(engine, written, verdict.Date) : null,
            KnownConsents = [.. engine.Program.Vocabulary.Consents.All.Select(static c => c.Name)],
            NumbersMatter =
                manifest.Facts.Keys.Any(static f => f is BuiltinFact.People or BuiltinFact.Records)
                && !FlowsOf(engine.Decide(WithoutNumbers(manifest), asOf)).Select(Answer).SequenceEqual(FlowsOf(verdict).Select(Answer)),
        };
        return Check(plan, diagnostics) ? plan : null;
    }

    /// <summary>
    /// The verdicts of all flows on all days. Of a standing transfer without a day of the run whatever is written has to be permitted on
    /// each; its timeline does not tell them apart, which knows verdicts and grounds: who is permitted may change while both stay.
    /// </summary>
    internal static IEnumerable<FlowVerdict> FlowsOf(TransferVerdict verdict) =>
        verdict.Flows.SelectMany(static f => f.Course.IsEmpty ? [f] : f.Course.Select(static c => c.Verdict));

    /// <summary>The same transfer, with nothing said of how many people and rows there are.</summary>
    internal static TransferManifest WithoutNumbers(TransferManifest manifest) =>
        manifest with
        {
            Facts = manifest.Facts.Remove(BuiltinFact.People).Remove(BuiltinFact.Records),
        };

    private static ImmutableArray<PopulationClaim> Claims(PolicyEngine engine, TransferManifest manifest, Dataset dataset)
    {
        var claims = ImmutableArray.CreateBuilder<PopulationClaim>();
        var stated = dataset
            .Fields.Select(static f => f.Stated.Population)
            .Append(dataset.Stated.Population ?? manifest.Stated.Population)
            .OfType<Located<PopulationSymbol>>();
        foreach (var (symbol, location) in stated.DistinctBy(static p => p.Value).Select(static p => (p.Value, p.Location)))
        {
            for (TreeSymbol? above = symbol; above is PopulationSymbol population; above = above.Parent)
            {
                if (
                    population.Predicate is { } predicate
                    && Told(predicate, dataset) is { } told
                    && told is not Condition.Constant { Value: true }
                )
                {
                    claims.Add(new PopulationClaim(population, told, location));
                }
            }

            // Predicates taken together, and with values for what is null, can ask for more than each by itself.
            var said = claims.SelectMany(static c => Conditions.Conjuncts(c.Condition)).ToHashSet();
            claims.AddRange(
                engine.AskedOfRows(manifest, dataset, symbol).Where(c => said.Add(c)).Select(c => new PopulationClaim(symbol, c, location))
            );
        }

        return claims.ToImmutable();
    }

    /// <summary>What has to hold of a row for the condition to hold: comparisons that no column can tell may go either way.</summary>
    private static Condition Told(Condition condition, Dataset dataset) =>
        ConditionRewriter.Normalize(condition, positive: true, (simple, positive) => simple is Condition.Constant constant
                ? constant.Value == positive
                    ? Condition.True
                    : Condition.False
                : Atoms.AttributeOf(simple) is not { } attribute || !dataset.Subject.ContainsKey(attribute)
                    ? Condition.True
                    : positive
                        ? simple
                        : Conditions.Negate(simple));

    private static TransferManifest OnDay(TransferManifest manifest, DateOnly day) =>
        manifest with
        {
            Dates = new TransferDates(day, null, manifest.Dates.Location),
        };

    private static (Verdict, Residual?) Answer(FlowVerdict flow) => (flow.Verdict, flow.Residual);

    private static DatasetPlan Plan(Dataset dataset, TransferVerdict verdict) =>
        new(dataset, [.. dataset.Fields.Select(f => Plan(f, verdict))]);

    private static ColumnPlan Plan(DataField field, TransferVerdict verdict)
    {
        var stopped = verdict
            .Flows.Where(f => ReferenceEquals(f.Flow.Field, field) && f.Verdict >= Verdict.Undetermined)
            .ToImmutableArray();
        var flows = FlowsOf(verdict).Where(f => ReferenceEquals(f.Flow.Field, field)).ToList();

        // A column that no recipient gets flows nowhere, so nothing permits it.
        var condition = stopped.IsEmpty && flows.Count > 0 ? Conditions.And(flows.Select(ConditionOf)) : Condition.False;
        var parts = flows
            .SelectMany(static f => f.Residual?.Parts ?? [])
            .DistinctBy(static p => (p.Rule, p.Condition))
            .OrderBy(static p => p.Rule.Id);
        return new ColumnPlan(field, condition, stopped, [.. parts])
        {
            Residuals = [.. flows.Select(static f => f.Residual?.Parts).OfType<ImmutableArray<ResidualPart>>()],
        };
    }

    private static Condition ConditionOf(FlowVerdict flow) =>
        flow.Verdict switch
        {
            Verdict.Allow => Condition.True,
            Verdict.Restrict => flow.Residual!.Condition,
            _ => Condition.False,
        };

    private static bool Check(TransferPlan plan, DiagnosticBag diagnostics)
    {
        var fine = true;
        foreach (var dataset in plan.Datasets.Where(static d => !d.Consents.IsEmpty))
        {
            if (plan.Day is null && plan.Holds is null)
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(RecordsDiagnostics.DayNeeded, dataset.Dataset.Name.Location, dataset.Name)
                        .WithHint("say the day of the run: `--as-of YYYY-MM-DD`")
                );
                fine = false;
            }

            if (dataset.Dataset.Key is null)
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(RecordsDiagnostics.KeyMissing, dataset.Dataset.Name.Location, dataset.Name)
                        .WithHint("add `key: COLUMN`")
                );
                fine = false;
            }
        }

        return fine;
    }
}
