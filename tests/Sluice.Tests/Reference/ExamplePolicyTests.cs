using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>The example of the language, with answers derived by hand from the text.</summary>
public sealed class ExamplePolicyTests
{
    private static readonly PlainAnswer Answer = ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, ExamplePolicy.Manifest);

    [Fact]
    public void The_daily_file_is_denied_on_both_stretches_of_the_timeline()
    {
        Assert.Equal(1, Answer.ExitCode);
        Assert.Equal(
            [
                new PlainTimelineEntry(Small.Day("2018-04-01"), Small.Day("2024-05-22"), PlainVerdict.Deny),
                new PlainTimelineEntry(Small.Day("2024-05-22"), null, PlainVerdict.Deny),
            ],
            Answer.Timeline!
        );
        Assert.Equal(8, Answer.Flows.Count);
        Assert.All(Answer.Flows, flow => Assert.Equal("third_party", flow.Role));
    }

    [Theory]
    [InlineData("phone", "alipay", "third_party_needs_consent overseas_gate suspended default")]
    [InlineData("account_id", "alipay", "third_party_needs_consent overseas_gate suspended default")]
    [InlineData("balance", "alipay", "third_party_needs_consent overseas_gate suspended keep_briefly default")]
    [InlineData("visits", "alipay", "third_party_needs_consent overseas_gate suspended default")]
    [InlineData("phone", "apple", "third_party_needs_consent overseas_gate default")]
    [InlineData("balance", "apple", "third_party_needs_consent overseas_gate keep_briefly default")]
    public void Every_independent_ground_is_given(string field, string recipient, string grounds)
    {
        var found = Flow(field, recipient).Grounds.Select(g => g.Rule ?? g.Effect);
        Assert.Equal(grounds.Split(' ').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("phone", "identified", true)]
    [InlineData("account_id", "identified", true)]
    [InlineData("balance", "identified", false)]
    [InlineData("visits", "pseudonymised", false)] // anonymised, but the purpose links
    public void Forms_and_claims(string field, string form, bool refuted)
    {
        Assert.Equal(form, Flow(field, "alipay").Form);
        Assert.Equal(refuted, Flow(field, "alipay").ClaimRefuted);
    }

    [Fact]
    public void Duties_of_credit()
    {
        Assert.Equal(["delete"], Flow("balance", "apple").Duties);
        Assert.Empty(Flow("phone", "alipay").Duties);
    }

    [Fact]
    public void Settling_a_payment_abroad_is_restricted_to_those_who_paid_abroad()
    {
        var settle = ExamplePolicy.Manifest with
        {
            Onward = [],
            Purposes = ["payment.cross_border"],
            Period = PlainPeriod.Always,
            On = Small.Day("2024-05-21"),
            Evidence = new Dictionary<string, IReadOnlyList<string>> { ["alipay_outsourcing"] = ["supervision", "public_notice"] },
            Facts = ExamplePolicy.Manifest.Facts with { Retention = new PlainDuration(90, "days") },
            Datasets = [ExamplePolicy.Manifest.Datasets[0] with { Fields = [new PlainField("paid", ["credit.payment"])] }],
        };
        var answer = ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, settle);
        Assert.Equal(PlainVerdict.Restrict, answer.Verdict);
        Assert.Equal("processor", answer.Flows[0].Role);
        Assert.Equal(4, answer.ExitCode);

        // The inspection begins the day after; orders lie outside the agreement; unsupervised it is a provision.
        Assert.Equal(
            PlainVerdict.Deny,
            ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, settle with { On = Small.Day("2024-05-22") }).Verdict
        );
        var orders = settle with { Datasets = [settle.Datasets[0] with { Fields = [new PlainField("ordered", ["credit.order"])] }] };
        Assert.Equal(PlainVerdict.Deny, ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, orders).Verdict);
        Assert.Equal(
            PlainVerdict.Deny,
            ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, settle with { Evidence = ExamplePolicy.Manifest.Evidence }).Verdict
        );
    }

    [Fact]
    public void Derived_scores_are_denied_with_what_they_are_made_of()
    {
        var score = ExamplePolicy.Manifest with
        {
            Onward = [],
            Datasets = [ExamplePolicy.Manifest.Datasets[0] with { Fields = [new PlainField("score", ["risk_score"])] }],
        };
        var flow = ReferenceEvaluator.Evaluate(ExamplePolicy.Policy, score).Flows[0];
        Assert.Contains(flow.Grounds, g => g.Rule == "third_party_needs_consent");
        Assert.Contains(flow.Grounds, g => g.Rule == "keep_briefly");
        Assert.Equal(["delete"], flow.Duties);
    }

    private static PlainFlowAnswer Flow(string field, string recipient) =>
        Answer.Flows.Single(f => f.Flow.Field.Name == field && f.Flow.Recipient == recipient);
}
