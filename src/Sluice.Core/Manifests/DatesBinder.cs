using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Reads the dates of transfers and of stated consents.</summary>
internal sealed class DatesBinder(Vocabulary vocabulary, ValueReader values, DiagnosticBag diagnostics)
    : ManifestBinderBase(vocabulary, diagnostics)
{
    public TransferDates BindTransfer(YamlMap map)
    {
        var on = Find(map, "on");
        var period = BindPeriod(map, needsFrom: true);
        if (on is null)
        {
            return period.From is null ? TransferDates.Unknown : new TransferDates(null, period, KeyOf(map, "from"));
        }

        if (Find(map, "from") is not null || Find(map, "until") is not null || Find(map, "through") is not null)
        {
            Report(ManifestDiagnostics.OnWithPeriod, KeyOf(map, "on")!, "`from` alone is a standing transfer");
        }

        return new TransferDates(values.ReadDate(on, "on"), null, KeyOf(map, "on"));
    }

    /// <summary>The period of <c>from</c>, <c>until</c>, <c>through</c>.</summary>
    public Period BindPeriod(YamlMap map, bool needsFrom)
    {
        var (begins, ends, lasts) = (Find(map, "from"), Find(map, "until"), Find(map, "through"));
        if (begins is null && ends is null && lasts is null)
        {
            return Period.Always;
        }

        var from = values.ReadDate(begins, "from");
        var until = values.ReadDate(ends, "until");
        var through = values.ReadDate(lasts, "through");
        var end = KeyOf(map, "until") ?? KeyOf(map, "through");
        if (ends is not null && lasts is not null)
        {
            Report(ManifestDiagnostics.TwoEnds, KeyOf(map, "through")!, null);
        }

        if (needsFrom && end is not null && begins is null && Find(map, "on") is null)
        {
            Report(ManifestDiagnostics.EndWithoutFrom, end, "say when it begins, or use `on` for a single day", KeyName(map));
        }

        var period = new Period(from, until ?? (through is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null));
        if (period.IsEmpty)
        {
            Report(ManifestDiagnostics.PeriodEndsBeforeBegin, end!, null);
        }

        return period;
    }

    private static string KeyName(YamlMap map) => Find(map, "until") is null ? "through" : "until";
}
