using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Changes;

/// <summary>Edits of the transfer as a whole: population, recipients, purposes, period, retention.</summary>
internal static class TransferEdits
{
    private const int MostEnds = 16;

    /// <summary>The edits.</summary>
    /// <param name="program">The policy set.</param>
    /// <param name="manifest">The transfer.</param>
    /// <param name="verdict">What is decided of it.</param>
    /// <param name="relevant">What is asked about the flows whose verdict is to change.</param>
    /// <param name="asked">What is asked about all flows that count: values for which that comes out alike are told as one.</param>
    public static IEnumerable<ManifestEdit> Of(
        PolicyProgram program,
        TransferManifest manifest,
        TransferVerdict verdict,
        RelevantConditions relevant,
        RelevantConditions asked
    ) =>
        Populations(program, manifest, relevant)
            .Concat(Columns(program, manifest, relevant))
            .Concat(Facts(manifest, relevant, asked))
            .Concat(Attributes(manifest, relevant, asked))
            .Concat(Recipients(manifest))
            .Concat(Purposes(manifest))
            .Concat(Ends(manifest, verdict));

    private static IEnumerable<ManifestEdit> Populations(PolicyProgram program, TransferManifest manifest, RelevantConditions relevant)
    {
        // Where no person can be in a population, no rule applies to it.
        var own = manifest.Stated.Population?.Value;
        var flow = new StatedFlow(program, manifest, FlowEnumerator.Of(manifest)[0]);
        foreach (
            var population in relevant.Populations.Where(p =>
                p != own && (own is null || own.Contains(p)) && AssumedPeople.Of(flow, p)?.IsNobody != true
            )
        )
        {
            yield return new ManifestEdit(
                $"narrow the population to `{population.Name}`" + Where(manifest, static s => s.Population is not null),
                "population",
                2,
                m =>
                    OnEveryLevel(m, s =>
                        s with
                        {
                            Population = s.Population is null ? null : new Located<PopulationSymbol>(population, s.Population.Location),
                        }
                    )
                        is var n
                        ? n with
                        {
                            Stated = n.Stated with { Population = new Located<PopulationSymbol>(population, m.Location) },
                        }
                        : m,
                static (_, r) => r.Populations.Any() || r.Attributes.Keys.Any(static a => a.OfSubject)
            );
        }
    }

    private static IEnumerable<ManifestEdit> Columns(PolicyProgram program, TransferManifest manifest, RelevantConditions relevant)
    {
        foreach (var attribute in program.Vocabulary.SubjectAttributes.All.Where(a => relevant.Attributes.ContainsKey(a)))
        {
            var without = manifest.Datasets.Where(d => !d.Subject.ContainsKey(attribute)).ToList();
            if (without.Count == 0)
            {
                continue;
            }

            yield return new ManifestEdit(
                $"ask row by row: map a column to `{attribute.Name}` in {string.Join(", ", without.Select(static d => $"`{d.Name.Value}`"))}",
                "column " + attribute.Name,
                2,
                m =>
                    m with
                    {
                        Datasets =
                        [
                            .. m.Datasets.Select(d =>
                                d with
                                {
                                    Subject = d.Subject.ContainsKey(attribute)
                                        ? d.Subject
                                        : d.Subject.Add(attribute, new Located<string>(attribute.Name, d.Name.Location)),
                                }
                            ),
                        ],
                    },
                // Its value can settle another attribute of the same people.
                static (_, r) => r.Attributes.Keys.Any(static a => a.OfSubject)
            );
        }
    }

    private static IEnumerable<ManifestEdit> Facts(TransferManifest manifest, RelevantConditions relevant, RelevantConditions asked)
    {
        foreach (
            var (fact, compared) in relevant
                .Facts.Where(static f => BuiltinFacts.Of(f.Key).IsChangeable)
                .OrderBy(static f => (!BuiltinFacts.Of(f.Key).IsPerField, f.Key))
        )
        {
            var isPerField = BuiltinFacts.Of(fact).IsPerField;
            var now = isPerField ? manifest.Stated.Find(fact)?.Value : manifest.Facts.GetValueOrDefault(fact)?.Value;
            foreach (var value in compared.Candidates(now).Where(static v => v.Number >= 0))
            {
                var words = asked.Facts[fact].Words(value);
                yield return isPerField
                    ? OfFields(manifest, fact, value, words)
                    : new ManifestEdit(
                        Send(fact, value, words),
                        BuiltinFacts.NameOf(fact),
                        2,
                        m => m with { Facts = m.Facts.SetItem(fact, new Located<Value>(value, m.Location)) },
                        (_, r) => r.Facts.ContainsKey(fact)
                    );
            }
        }
    }

    private static string Send(BuiltinFact fact, Value value, string words) =>
        words == value.ToString() ? $"send with `{BuiltinFacts.NameOf(fact)}: {value}`"
        : fact == BuiltinFact.Frequency ? $"send {words}"
        : $"send {words} {BuiltinFacts.NameOf(fact)}";

    /// <summary>Another value of a fact that datasets and fields may state for themselves: it changes wherever it is stated.</summary>
    private static ManifestEdit OfFields(TransferManifest manifest, BuiltinFact fact, Value value, string words)
    {
        var name = BuiltinFacts.NameOf(fact);
        var isDuration = value.Kind == ValueKind.Duration;
        var verb =
            manifest.Stated.Find(fact)?.Value is not { } now ? $"state a {name} of"
            : isDuration && Durations.Compare(value, ComparisonOperator.Less, now) == Truth.True ? $"shorten the {name} to"
            : isDuration && Durations.Compare(value, ComparisonOperator.Greater, now) == Truth.True ? $"lengthen the {name} to"
            : $"change the {name} to";
        return new ManifestEdit(
            $"{verb} {words}" + Where(manifest, s => s.Find(fact) is not null),
            name,
            2,
            m =>
                OnEveryLevel(m, s => s.Find(fact) is { } stated ? s.With(fact, new Located<Value>(value, stated.Location)) : s) is var n
                    ? n with
                    {
                        Stated = n.Stated.With(fact, new Located<Value>(value, m.Location)),
                    }
                    : m,
            (_, r) => r.Facts.ContainsKey(fact)
        );
    }

    private static IEnumerable<ManifestEdit> Attributes(TransferManifest manifest, RelevantConditions relevant, RelevantConditions asked)
    {
        foreach (
            var (attribute, compared) in relevant
                .Attributes.Where(static a => !a.Key.OfSubject && a.Key.Script is null)
                .OrderBy(static a => a.Key.Id)
        )
        {
            foreach (var value in compared.Candidates(manifest.Stated.Attributes.Find(attribute)?.Value))
            {
                yield return new ManifestEdit(
                    $"make sure, and state, that `{attribute.Name}` is {asked.Attributes[attribute].Words(value)}"
                        + Where(manifest, s => s.Attributes.Find(attribute) is not null),
                    "attribute " + attribute.Name,
                    2,
                    m =>
                        OnEveryLevel(m, s => s with { Attributes = s.Attributes.Without(attribute) }) is var n
                            ? n with
                            {
                                Stated = n.Stated with
                                {
                                    Attributes = n.Stated.Attributes.With(new StatedAttribute(attribute, value, m.Location)),
                                },
                            }
                            : m,
                    (_, r) => r.Attributes.ContainsKey(attribute)
                );
            }
        }
    }

    private static IEnumerable<ManifestEdit> Recipients(TransferManifest manifest)
    {
        var passedOn = new HashSet<PartnerSymbol>();
        foreach (var recipient in manifest.Recipients)
        {
            var partner = recipient.Partner;
            if (!recipient.Onward || !passedOn.Add(partner))
            {
                continue;
            }

            yield return new ManifestEdit(
                $"do not pass it on to `{partner.Name}`",
                "recipient " + partner.Name,
                2,
                m => m with { Recipients = [.. m.Recipients.Where(r => !r.Onward || r.Partner != partner)] },
                static (_, r) => r.Beside,
                Drops: true
            );
        }
    }

    private static IEnumerable<ManifestEdit> Purposes(TransferManifest manifest)
    {
        if (manifest.Purposes.Length < 2)
        {
            yield break;
        }

        foreach (var purpose in manifest.Purposes)
        {
            yield return new ManifestEdit(
                $"drop purpose `{purpose.Value.Name}`",
                "purpose " + purpose.Value.Name,
                2,
                m => m with { Purposes = [.. m.Purposes.Where(p => p.Value != purpose.Value)] },
                static (_, r) => r.Beside,
                Drops: true
            );
        }
    }

    private static IEnumerable<ManifestEdit> Ends(TransferManifest manifest, TransferVerdict verdict)
    {
        if (manifest.Dates.Standing is not { } standing || verdict.Timeline is not { } timeline)
        {
            yield break;
        }

        // First come those that leave the fewest days on which the transfer is refused.
        var ends = 0;
        for (var i = 1; i < timeline.Length && ends < MostEnds; i++)
        {
            var end = timeline[i].From;
            if (!timeline[i].Grounds.SequenceEqual(timeline[i - 1].Grounds) || timeline[i].Verdict > timeline[i - 1].Verdict)
            {
                ends++;
                yield return new ManifestEdit(
                    $"end the transfer before {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
                    "period",
                    2,
                    m => m with { Dates = m.Dates with { Standing = standing with { Until = end } } },
                    static (_, r) => r.Day
                );
            }
        }
    }

    /// <summary>The datasets and fields that state a fact for themselves: it has to change there too.</summary>
    private static string Where(TransferManifest manifest, Func<StatedFacts, bool> states)
    {
        var places = new List<string>();
        foreach (var dataset in manifest.Datasets)
        {
            if (states(dataset.Stated))
            {
                places.Add($"`{dataset.Name.Value}`");
            }

            places.AddRange(dataset.Fields.Where(f => states(f.Stated)).Select(f => $"`{dataset.Name.Value}.{f.Name.Value}`"));
        }

        return places.Count == 0 ? "" : $", also where it is stated for {string.Join(", ", places)}";
    }

    private static TransferManifest OnEveryLevel(TransferManifest manifest, Func<StatedFacts, StatedFacts> change)
    {
        return EditedDatasets.Map(
            manifest with
            {
                Stated = change(manifest.Stated),
            },
            d => Of(d.Stated) is var stated && ReferenceEquals(stated, d.Stated) ? d : d with { Stated = stated },
            (_, f) => Of(f.Stated) is var stated && ReferenceEquals(stated, f.Stated) ? f : f with { Stated = stated }
        );

        // Where nothing is stated there is nothing to change.
        StatedFacts Of(StatedFacts stated) => stated == StatedFacts.None ? stated : change(stated);
    }
}
