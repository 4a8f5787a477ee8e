using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>
/// The days on which what is decided for one day is decided too: neither a column nor the people it is permitted for are others there.
/// </summary>
internal static class DecisionDays
{
    /// <summary>The days around one.</summary>
    /// <param name="engine">The policy set.</param>
    /// <param name="manifest">The transfer, as it is written.</param>
    /// <param name="day">The day it was decided for; null where that holds on every day.</param>
    public static Period Around(PolicyEngine engine, TransferManifest manifest, DateOnly? day)
    {
        if (manifest.Dates.On is { } on)
        {
            return One(on);
        }

        var whole = manifest.Dates.Standing ?? Period.Always;
        if (day is not { } decided)
        {
            return whole;
        }

        // A transfer without a date may be of any, as one that stands for ever.
        var verdict = engine.Decide(
            manifest with
            {
                Dates = new TransferDates(null, new Period(whole.From ?? DateOnly.MinValue, whole.Until), manifest.Dates.Location),
            }
        );
        var common = verdict.Flows.Select(f => Around(f, decided)).Aggregate(whole, Common);
        return common with { From = common.From == DateOnly.MinValue ? null : common.From };
    }

    private static Period Around(FlowVerdict flow, DateOnly day)
    {
        var at = flow.Course.Single(c => c.Days.Contains(day)).Verdict;
        var alike = new List<Period>();
        foreach (var stretch in flow.Course.Where(c => IsAlike(c.Verdict, at)))
        {
            alike.Append(stretch.Days);
        }

        return alike.Single(p => p.Contains(day));
    }

    // A flow that is permitted for no person is left out, whatever refuses it.
    private static bool IsAlike(FlowVerdict one, FlowVerdict other) =>
        (one.Verdict == other.Verdict && one.Residual == other.Residual)
        || (one.Verdict >= Verdict.Undetermined && other.Verdict >= Verdict.Undetermined);

    private static Period Common(Period one, Period other) =>
        new(
            other.From > (one.From ?? DateOnly.MinValue) ? other.From : one.From,
            one.Until is null || other.Until < one.Until ? other.Until : one.Until
        );

    private static Period One(DateOnly day) => new(day, day == DateOnly.MaxValue ? null : day.AddDays(1));
}
