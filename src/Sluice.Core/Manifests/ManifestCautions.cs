using System.Globalization;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>
/// Warns of what a manifest can say and hardly means. Each check first asks for what few manifests have: a long stream is not to wait.
/// </summary>
internal sealed class ManifestCautions(Vocabulary vocabulary, DiagnosticBag diagnostics) : ManifestBinderBase(vocabulary, diagnostics)
{
    public void Look(TransferManifest manifest)
    {
        if (manifest.Dates.Standing is { From: { } from } standing)
        {
            LookAtStanding(manifest, from, standing);
        }

        foreach (var dataset in manifest.Datasets)
        {
            foreach (var field in dataset.Fields)
            {
                if (field.Techniques.Length > 1)
                {
                    LookAtTechniques(field);
                }
            }

            if (!dataset.Subject.IsEmpty)
            {
                LookAtColumns(dataset);
            }
        }
    }

    private void LookAtStanding(TransferManifest manifest, DateOnly from, Period standing)
    {
        var single = from < DateOnly.MaxValue && standing.Until == from.AddDays(1);
        if (!single && manifest.Facts.TryGetValue(BuiltinFact.Frequency, out var frequency) && frequency.Value.Number == 0)
        {
            Report(ManifestDiagnostics.StandingOnce, frequency.Location, "say how often it runs, or `on` for the day of a single transfer");
        }

        foreach (var (consent, stated) in manifest.Consents.OrderBy(static c => c.Value.Location.Span.Start))
        {
            if (consent.Lasts is not { } lasts || stated.Value.Holders != ConsentCoverage.All)
            {
                continue;
            }

            var period = stated.Value.Period;
            var until = Earlier(period.Until, standing.Until);
            if (End(period.From ?? from, lasts) is { } end && (until is null || until > end))
            {
                var last = until is { } day ? Text(day) : "further notice";
                Report(
                    ManifestDiagnostics.ConsentOutlasted,
                    stated.Location,
                    $"write `{{ holds: all, from: DAY, until: DAY }}`, or `ledger`",
                    consent.Name,
                    lasts,
                    last
                );
            }
        }
    }

    private void LookAtTechniques(DataField field)
    {
        for (var i = 1; i < field.Techniques.Length; i++)
        {
            var use = field.Techniques[i];
            var first = field
                .Techniques.AsSpan()[..i]
                .ToArray()
                .FirstOrDefault(u => u.Technique == use.Technique && !SameArguments(u, use));
            if (first is not null)
            {
                Diagnostics.Add(
                    Diagnostic
                        .Create(ManifestDiagnostics.TechniqueTwice, use.Location, use.Technique.Name)
                        .WithRelated(first.Location, "named here first")
                );
            }
        }
    }

    private void LookAtColumns(Dataset dataset)
    {
        foreach (var (attribute, column) in dataset.Subject.OrderBy(static s => s.Value.Location.Span.Start))
        {
            if (Elsewhere(dataset, attribute, column) is { } use)
            {
                Report(
                    ManifestDiagnostics.SubjectColumnOfAnotherKind,
                    column.Location,
                    null,
                    column.Value,
                    attribute.Name,
                    attribute.Type,
                    use
                );
            }
        }
    }

    /// <summary>What else a column is, in words; null where nothing speaks against it.</summary>
    private string? Elsewhere(Dataset dataset, AttributeSymbol attribute, Located<string> column)
    {
        if (dataset.Key?.Value == column.Value)
        {
            return "identifies the person";
        }

        if (dataset.Fields.FirstOrDefault(f => f.Name.Value == column.Value) is { Techniques: [var use, ..] })
        {
            return $"was changed by technique `{use.Technique.Name}`";
        }

        var other = dataset
            .Subject.Where(s => s.Key != attribute && s.Value.Value == column.Value)
            .Select(static s => s.Key)
            .MinBy(static a => a.Id);
        if (other is not null && !SameType(other.Type, attribute.Type))
        {
            return $"holds `{other.Name}` ({other.Type}) as well";
        }

        return column.Value != attribute.Name && Vocabulary.SubjectAttributes.TryFind(column.Value, out var called)
            ? $"is called like `{called.Name}` ({called.Type})"
            : null;
    }

    private static bool SameType(AttributeType left, AttributeType right) =>
        left.Kind == right.Kind && left.Choices.AsSpan().SequenceEqual(right.Choices.AsSpan());

    private static bool SameArguments(TechniqueUse left, TechniqueUse right) =>
        left.Arguments.Count == right.Arguments.Count
        && left.Arguments.All(a => right.Arguments.TryGetValue(a.Key, out var other) && other.Value == a.Value.Value);

    private static DateOnly? Earlier(DateOnly? left, DateOnly? right) => left is null || right < left ? right : left;

    /// <summary>The day on which a grant of a day ends; null where the calendar has no such day.</summary>
    private static DateOnly? End(DateOnly granted, Value lasts)
    {
        var months = lasts.Unit is DurationUnit.Months or DurationUnit.Years;
        var amount = lasts.Unit switch
        {
            DurationUnit.Years => lasts.Number * 12,
            DurationUnit.Weeks => lasts.Number * 7,
            DurationUnit.Hours => decimal.Floor(lasts.Number / 24),
            _ => lasts.Number,
        };
        return months ? (amount > 12 * (9998 - granted.Year) ? null : granted.AddMonths((int)amount))
            : amount > DateOnly.MaxValue.DayNumber - granted.DayNumber ? null
            : granted.AddDays((int)amount);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
