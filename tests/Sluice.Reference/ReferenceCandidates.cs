namespace Sluice.Reference;

/// <summary>
/// For every open fact, values of which at least one lies in every stretch that the constants written anywhere tell apart.
/// </summary>
public sealed class ReferenceCandidates(PlainPolicy policy, PlainManifest manifest)
{
    private readonly (string? Technique, PlainCondition Atom)[] atoms = [.. ReferenceConditions.AtomsOf(policy)];

    /// <summary>The values to try for a fact.</summary>
    public IReadOnlyList<PlainValue> For(string fact)
    {
        var space = fact.IndexOf(' ');
        var (sort, name) = space < 0 ? (fact, fact) : (fact[..space], fact[(space + 1)..]);
        switch (sort)
        {
            case "consent" or "ledger" or "agreement" or "about" or "enumerable" or "beside":
                return [new PlainBoolean(true), new PlainBoolean(false)];
            case "date":
                return Days(
                    ReferenceDays.Changes(policy, manifest).Concat(Constants(null, "date").OfType<PlainDate>().Select(d => d.Value))
                );
            case "length":
                var words = name.Split(' ');
                var (least, most) = ReferenceDurations.Bounds(
                    new PlainDuration(int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), words[1])
                );
                return
                [
                    .. HourPoints()
                        .Where(h => least <= h && h <= most)
                        .Append(least)
                        .Append(most)
                        .Distinct()
                        .Select(h => new PlainNumber(h)),
                ];
            case "parameter":
                var dot = name.IndexOf('.');
                var technique = policy.Techniques.Single(t => t.Name == name[..dot]);
                var parameter = technique.Parameters.Single(p => p.Name == name[(dot + 1)..]);
                return Values(parameter.Kind, parameter.Choices, Constants(technique, parameter.Name));
            default:
                var choices = policy.Attributes.FirstOrDefault(a => a.Name == name)?.Choices ?? [];
                return Values(ReferenceFacts.KindOf(policy, name), choices, Constants(null, name));
        }
    }

    /// <summary>
    /// The same, with months and years also where nothing is compared with any: how long they are is less certain than days.
    /// </summary>
    public IEnumerable<PlainValue> Any(string fact)
    {
        var values = For(fact);
        if (!values.Any(v => v is PlainDuration))
        {
            return values;
        }

        var longest = HourPoints().DefaultIfEmpty(0).Max();
        return values
            .Concat(Enumerable.Range(0, (longest / (28 * 24)) + 2).Select(n => new PlainDuration(n, "months")))
            .Concat(Enumerable.Range(0, (longest / (365 * 24)) + 2).Select(n => new PlainDuration(n, "years")))
            .Distinct();
    }

    private static List<PlainValue> Days(IEnumerable<DateOnly> written)
    {
        var days = written.Distinct().SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }).Distinct().Order().ToList();
        return days.Count == 0 ? [new PlainDate(new DateOnly(2020, 1, 1))] : [.. days.Select(day => new PlainDate(day))];
    }

    private static List<decimal> Around(IEnumerable<decimal> points, decimal step)
    {
        // Each point, its neighbours, and the middle between two points: three values in every gap that is wide enough.
        var sorted = points.Distinct().Order().ToList();
        var middles = sorted.Zip(sorted.Skip(1), (a, b) => step == 1 ? Math.Floor((a + b) / 2) : (a + b) / 2);
        return [.. sorted.SelectMany(p => new[] { p - step, p, p + step }).Concat(middles).Distinct().Order()];
    }

    private List<PlainValue> Values(PlainKind kind, IReadOnlyList<string> choices, List<PlainValue> constants) =>
        kind switch
        {
            PlainKind.Boolean => [new PlainBoolean(true), new PlainBoolean(false)],
            PlainKind.Integer => [.. Around(constants.Cast<PlainNumber>().Select(n => n.Value), 1).Select(n => new PlainNumber(n))],
            PlainKind.Decimal => [.. Around(constants.Cast<PlainNumber>().Select(n => n.Value), 0.001m).Select(n => new PlainNumber(n))],
            PlainKind.Date => Days(constants.Cast<PlainDate>().Select(d => d.Value)),
            PlainKind.Duration =>
            [
                .. HourPoints().Where(h => h >= 0).Select(h => new PlainDuration(h, "hours")),
                .. MonthPoints(constants),
            ],
            PlainKind.Text => [.. constants.Distinct(), new PlainText("something else")],
            PlainKind.Country =>
            [
                .. constants
                    .Cast<PlainName>()
                    .SelectMany(n => new ReferencePlaces(policy).CountriesOf(n.Value))
                    .Distinct()
                    .Select(c => new PlainName(c)),
                new PlainName("ZZ"),
            ],
            PlainKind.Frequency => [.. ReferenceValues.Frequencies.Select(f => new PlainName(f))],
            _ => [.. choices.Select(c => new PlainName(c))],
        };

    private List<PlainValue> Constants(PlainTechnique? within, string name)
    {
        // A technique's parameter hides nothing of other techniques, and an attribute may be compared anywhere.
        var found = atoms
            .Where(a => within is null || a.Technique == within.Name)
            .SelectMany(a =>
                a.Atom switch
                {
                    PlainCompare compare when compare.Name == name => [compare.Value],
                    PlainIn choice when choice.Name == name => choice.Values,
                    _ => (IReadOnlyList<PlainValue>)[],
                }
            );
        return [.. found.Distinct()];
    }

    private List<int> HourPoints()
    {
        var points = Durations()
            .SelectMany(d =>
                ReferenceDurations.IsExact(d)
                    ? new[] { ReferenceDurations.Hours(d) }
                    : [ReferenceDurations.Bounds(d).Least, ReferenceDurations.Bounds(d).Most]
            );
        return [.. Around(points.Select(p => (decimal)p), 1).Select(p => (int)p)];
    }

    private static IEnumerable<PlainDuration> MonthPoints(IEnumerable<PlainValue> constants) =>
        constants
            .OfType<PlainDuration>()
            .Where(d => !ReferenceDurations.IsExact(d))
            .SelectMany(d =>
                d.Unit == "years"
                    ? new[]
                    {
                        d,
                        new PlainDuration(12 * d.Count, "months"),
                        new PlainDuration((12 * d.Count) - 1, "months"),
                        new PlainDuration((12 * d.Count) + 1, "months"),
                    }
                    : [d, new PlainDuration(d.Count - 1, "months"), new PlainDuration(d.Count + 1, "months")]
            )
            .Distinct();

    private IEnumerable<PlainDuration> Durations()
    {
        var stated = manifest
            .Datasets.SelectMany(d => d.Fields.Select(f => f.Facts).Append(d.Facts))
            .Append(manifest.Facts)
            .SelectMany(f => f.Attributes.Values.Append(f.Retention))
            .Concat(manifest.Datasets.SelectMany(d => d.Fields).SelectMany(f => f.Techniques).SelectMany(t => t.Arguments.Values));
        var written = atoms.SelectMany(a =>
            a.Atom switch
            {
                PlainCompare compare => [compare.Value],
                PlainIn choice => choice.Values,
                _ => (IReadOnlyList<PlainValue>)[],
            }
        );
        return stated.Concat(written).OfType<PlainDuration>().Distinct();
    }
}
