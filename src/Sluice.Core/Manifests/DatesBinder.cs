using Sluice.Core.Ir;
using Sluice.Core.Manifests.Yaml;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests;

/// <summary>Reads the dates of transfers and of stated consents.</summary>
internal sealed class DatesBinder(Vocabulary vocabulary, ValueReader values, DiagnosticBag diagnostics) : ManifestBinderBase(vocabulary, diagnostics)
{
    public TransferDates BindTransfer(YamlMap map)
    {
        var period = BindPeriod(map, needsFrom: true);
        if (Find(map, "on") is not { } on)
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
        var from = values.ReadDate(Find(map, "from"), "from");
        var until = values.ReadDate(Find(map, "until"), "until");
        var through = values.ReadDate(Find(map, "through"), "through");
        var end = KeyOf(map, "until") ?? KeyOf(map, "through");
        if (Find(map, "until") is not null && Find(map, "through") is not null)
        {
            Report(ManifestDiagnostics.TwoEnds, KeyOf(map, "through")!, null);
        }

        if (needsFrom && end is not null && Find(map, "from") is null && Find(map, "on") is null)
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
