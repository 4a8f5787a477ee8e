using System.Text.Json;
using Sluice.Reference.Generation;

namespace Sluice.Reference;

/// <summary>Writes a reference answer in the JSON of section 4: an engine to test the comparison with.</summary>
public static class AnswerWriter
{
    /// <summary>The answer as the engine should give it.</summary>
    public static EngineAnswer Write(PlainManifest manifest, PlainAnswer answer, DateOnly? asOf = null) =>
        new(
            answer.ExitCode,
            JsonSerializer.Serialize(
                new
                {
                    verdicts = new[]
                    {
                        new
                        {
                            transfer = manifest.Transfer,
                            verdict = Name(answer.Verdict),
                            date = manifest.Period.From is null && (manifest.On ?? asOf) is { } day ? ConditionPrinter.Print(day) : null,
                            timeline = answer.Timeline?.Select(e => new
                            {
                                from = ConditionPrinter.Print(e.From),
                                until = e.Until is { } until ? ConditionPrinter.Print(until) : null,
                                verdict = Name(e.Verdict),
                            }),
                            flows = answer.Flows.Select(Flow),
                        },
                    },
                }
            )
        );

    private static object Flow(PlainFlowAnswer flow) =>
        new
        {
            dataset = flow.Flow.Dataset.Name,
            field = flow.Flow.Field.Name,
            category = flow.Flow.Category,
            recipient = flow.Flow.Recipient,
            purpose = flow.Flow.Purpose,
            verdict = Name(flow.Verdict),
            form = flow.Form,
            role = flow.Role,
            grounds = flow.Grounds.Select(g => new
            {
                rule = g.Rule,
                effect = g.Effect,
                days = Days(flow.GroundDays.GetValueOrDefault($"{g.Effect} by {g.Rule ?? "nothing"}")),
            }),
            unknown = flow.Unknown,
            residual = flow.Verdict == PlainVerdict.Restrict ? "somebody" : null,
            duties = flow.Duties.Select(d => new { duty = d, days = Days(flow.DutyDays.GetValueOrDefault(d)) }),
            refuted_claim = flow.ClaimRefuted ? new { claimed = flow.Flow.Field.Claims, found = flow.Form } : null,
        };

    private static IEnumerable<object> Days(List<(DateOnly From, DateOnly? Until)>? days) =>
        (days ?? []).Select(d => new
        {
            from = ConditionPrinter.Print(d.From),
            until = d.Until is { } until ? ConditionPrinter.Print(until) : null,
        });

    private static string Name(PlainVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
