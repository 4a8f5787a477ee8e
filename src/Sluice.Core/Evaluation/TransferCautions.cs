using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Warns of what a transfer is permitted by that hardly is as it says: a day that is past, a nearer value that replaces a stricter one.
/// </summary>
public static class TransferCautions
{
    /// <summary>The most values that are tried: a bound in steps, the same on every machine.</summary>
    private const int MostTries = 1_000;

    /// <summary>The error of a transfer that is dated before the earliest day taken; null where it is not.</summary>
    public static Diagnostic? TooEarly(TransferManifest manifest, DateOnly? notBefore) =>
        (manifest.Dates.On ?? manifest.Dates.Standing?.From) is { } day && day < notBefore
            ? Diagnostic
                .Create(ManifestDiagnostics.DatedTooEarly, manifest.Dates.Location, Text(day), Text(notBefore.Value))
                .WithHint("date it with the day on which it really goes")
            : null;

    /// <summary>The warnings about a transfer that was decided; none where it is not permitted.</summary>
    public static IEnumerable<Diagnostic> Find(PolicyEngine engine, TransferVerdict verdict, DateOnly? asOf)
    {
        if (verdict.Verdict > Verdict.Restrict)
        {
            return [];
        }

        var manifest = verdict.Manifest;
        var past = (manifest.Dates.On ?? manifest.Dates.Standing?.Until?.AddDays(-1)) is { } last && last < asOf;
        var nearer = manifest.Datasets.Any(static d =>
            d.Stated != StatedFacts.None || d.Fields.Any(static f => f.Stated != StatedFacts.None)
        );
        var keyless = manifest.Datasets.Any(static d => d.Key is null) && verdict.Verdict == Verdict.Restrict;
        return !past && !nearer && !keyless
            ? []
            :
            [
                .. past ? BackDated(engine, verdict, asOf!.Value) : [],
                .. nearer ? Nearer(engine, verdict, asOf) : [],
                .. keyless ? Keyless(verdict) : [],
            ];
    }

    /// <summary>Datasets of which a row is to be looked up in the ledger, and nothing says whose it is.</summary>
    private static IEnumerable<Diagnostic> Keyless(TransferVerdict verdict) =>
        verdict
            .Flows.Where(static f =>
                f.Flow.Dataset.Key is null
                && f.Residual is { } residual
                && Mention.In(residual.Condition).Any(static m => m is Mention.Consent)
            )
            .Select(static f => f.Flow.Dataset)
            .Distinct()
            .Select(static d =>
                Diagnostic.Create(ManifestDiagnostics.KeyNeeded, d.Name.Location, d.Name.Value).WithHint("add `key: COLUMN`")
            );

    private static IEnumerable<Diagnostic> BackDated(PolicyEngine engine, TransferVerdict verdict, DateOnly asOf)
    {
        var dates = verdict.Manifest.Dates;
        var last = dates.On ?? dates.Standing!.Until!.Value.AddDays(-1);
        var rules = verdict
            .Flows.SelectMany(f => engine.RulesAbout(f.Flow))
            .Where(r => Changes(r).Any(d => last < d && d <= asOf))
            .Select(static r => r.Name);
        var agreements = verdict
            .Manifest.Agreements.Select(static a => a.Value)
            .Where(a => a.Period.Changes().Any(d => last < d && d <= asOf))
            .Select(static a => a.Name);
        var names = rules
            .Concat(agreements)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(static n => $"`{n}`")
            .ToList();
        if (names.Count > 0)
        {
            yield return Diagnostic.Create(ManifestDiagnostics.BackDated, dates.Location, Text(last), Text(asOf), string.Join(", ", names));
        }
    }

    /// <summary>The days on which a rule begins or ends, or asks for another date.</summary>
    private static IEnumerable<DateOnly> Changes(Rule rule) =>
        rule
            .Period.Changes()
            .Concat(
                Mention
                    .In(ConditionWalker.Conditions(rule.Clauses))
                    .OfType<Mention.Fact>()
                    .Where(static f => f.Name == BuiltinFact.Date)
                    .SelectMany(static f => f.Values.Select(static v => v.ToDate()))
            );

    private static IEnumerable<Diagnostic> Nearer(PolicyEngine engine, TransferVerdict verdict, DateOnly? asOf)
    {
        var manifest = verdict.Manifest;
        var days = engine.DaysOf(manifest, asOf);
        var said = new HashSet<(int Place, string Name)>();
        var tries = 0;
        foreach (var decided in verdict.Flows)
        {
            foreach (var (name, place, outer, changed) in Replaced(manifest, decided.Flow))
            {
                if (said.Contains((place.Span.Start, name)))
                {
                    continue;
                }

                if (++tries > MostTries)
                {
                    yield break;
                }

                var worst = days.Max(d => engine.VerdictOf(new StatedFlow(engine.Program, changed.Manifest, changed.Flow), d));
                if (worst > decided.Verdict && said.Add((place.Span.Start, name)))
                {
                    yield return Diagnostic
                        .Create(
                            ManifestDiagnostics.NearerIsLaxer,
                            place,
                            name,
                            $"`{decided.Flow.Field.Name.Value}` to `{decided.Flow.Recipient.Partner.Name}`",
                            Words(worst)
                        )
                        .WithRelated(outer, "the value that it replaces");
                }
            }
        }
    }

    /// <summary>What stands nearer and replaces another value, with the flow as it would be by that other value.</summary>
    private static IEnumerable<(
        string Name,
        SourceLocation Place,
        SourceLocation Outer,
        (TransferManifest Manifest, Flow Flow) Changed
    )> Replaced(TransferManifest manifest, Flow flow)
    {
        ImmutableArray<StatedFacts> places = [flow.Field.Stated, flow.Dataset.Stated, manifest.Stated];
        for (var near = 0; near < 2; near++)
        {
            var stated = places[near];
            var (inner, further) = (places[..near], places[(near + 1)..]);
            foreach (var (fact, value) in stated.Facts)
            {
                if (
                    inner.All(s => s.Find(fact) is null)
                    && further.Select(s => s.Find(fact)).FirstOrDefault(static v => v is not null) is { } outer
                    && outer.Value != value.Value
                )
                {
                    yield return (
                        BuiltinFacts.NameOf(fact),
                        value.Location,
                        outer.Location,
                        With(manifest, flow, near, stated.With(fact, null))
                    );
                }
            }

            // A population below the one further out is a part of these people; any other holds other people.
            if (
                stated.Population is { } population
                && inner.All(static s => s.Population is null)
                && further.FirstOrDefault(static s => s.Population is not null)?.Population is { } people
                && !people.Value.Contains(population.Value)
            )
            {
                yield return (
                    "population",
                    population.Location,
                    people.Location,
                    With(manifest, flow, near, stated with { Population = null })
                );
            }

            foreach (var value in stated.Attributes)
            {
                if (
                    inner.All(s => s.Attributes.Find(value.Attribute) is null)
                    && further.Select(s => s.Attributes.Find(value.Attribute)).FirstOrDefault(static v => v is not null) is { } other
                    && other.Value != value.Value
                )
                {
                    yield return (
                        value.Attribute.Name,
                        value.Location,
                        other.Location,
                        With(manifest, flow, near, stated with { Attributes = stated.Attributes.Without(value.Attribute) })
                    );
                }
            }
        }
    }

    /// <summary>The transfer and its flow with other facts stated on the field (0) or the dataset (1).</summary>
    private static (TransferManifest Manifest, Flow Flow) With(TransferManifest manifest, Flow flow, int place, StatedFacts stated)
    {
        var field = place == 0 ? flow.Field with { Stated = stated } : flow.Field;
        var dataset = flow.Dataset with
        {
            Stated = place == 0 ? flow.Dataset.Stated : stated,
            Fields = flow.Dataset.Fields.Replace(flow.Field, field),
        };
        return (
            manifest with
            {
                Datasets = manifest.Datasets.Replace(flow.Dataset, dataset),
            },
            flow with
            {
                Dataset = dataset,
                Field = field,
            }
        );
    }

    private static string Words(Verdict verdict) =>
        verdict switch
        {
            Verdict.Restrict => "restricted",
            Verdict.Undetermined => "undetermined",
            _ => "denied",
        };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
