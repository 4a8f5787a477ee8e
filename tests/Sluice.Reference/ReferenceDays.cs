namespace Sluice.Reference;

/// <summary>Section 3, "Dates": the days on which a standing transfer is decided.</summary>
public static class ReferenceDays
{
    /// <summary>The days to decide for; the single entry null is the unknown date.</summary>
    public static IReadOnlyList<DateOnly?> Of(PlainPolicy policy, PlainManifest manifest, DateOnly? asOf)
    {
        // "A manifest without a date is decided for `--as-of DATE`; without that the date is unknown, never today's."
        if (manifest.Period.From is not { } first)
        {
            return [manifest.On ?? asOf];
        }

        // "A standing transfer is decided on its first day and on every later day within its period on which something written changes"
        return [first, .. Changes(policy, manifest).Where(day => day > first && manifest.Period.Contains(day)).Distinct().Order()];
    }

    /// <summary>"periods of rules, agreements and stated consents, comparisons with `date`".</summary>
    public static IEnumerable<DateOnly> Changes(PlainPolicy policy, PlainManifest manifest)
    {
        var periods = policy
            .Rules.Select(r => r.Period)
            .Concat(policy.Agreements.Select(a => a.Period))
            .Concat(manifest.Consents.Values.Select(c => c.Period));
        return periods.SelectMany(p => p.Changes()).Concat(ReferenceConditions.AtomsOf(policy).SelectMany(a => Changes(a.Atom)));
    }

    private static IEnumerable<DateOnly> Changes(PlainCondition atom) =>
        atom switch
        {
            PlainCompare { Name: "date", Value: PlainDate date } compare => compare.Operator switch
            {
                "<" or ">=" => [date.Value],
                "<=" or ">" => [date.Value.AddDays(1)],
                _ => [date.Value, date.Value.AddDays(1)],
            },
            PlainIn { Name: "date" } choice => choice.Values.OfType<PlainDate>().SelectMany(d => new[] { d.Value, d.Value.AddDays(1) }),
            _ => [],
        };
}
