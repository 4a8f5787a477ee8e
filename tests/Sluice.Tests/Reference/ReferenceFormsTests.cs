using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Form."</summary>
public sealed class ReferenceFormsTests
{
    [Theory]
    [InlineData("a.x", "weak")] // 1,000 values
    [InlineData("a", "weak")] // one below is small
    [InlineData("b", "mid")] // 5 * 10^12
    [InlineData("b.z", "mid")] // the nearest above
    [InlineData("a.y", "weak,mid")] // nothing known
    public void A_hash_of_few_values_can_be_tried_out(string category, string expected) =>
        Assert.Equal(expected, Forms(Using(Small.Flow(category, "lion", "o"), "hash")));

    [Theory]
    [InlineData(100, "strong")]
    [InlineData(50, "strong")]
    [InlineData(5, "mid")]
    [InlineData(4, "weak")]
    [InlineData(null, "weak,mid,strong")]
    public void The_first_line_whose_condition_is_true_counts(int? k, string expected) =>
        Assert.Equal(expected, Forms(Group(Small.Flow("a.x", "lion", "o"), k)));

    [Fact]
    public void Of_several_techniques_the_strongest_counts_and_without_one_it_is_the_weakest()
    {
        var flow = Small.Flow("a.x", "lion", "o");
        Assert.Equal("weak", Forms(flow));
        Assert.Equal("strong", Forms(Using(flow, "hash", "remove")));
        Assert.Equal("mid,strong", Forms(Using(Small.Flow("b", "lion", "o"), "hash", "group")));
    }

    [Theory]
    [InlineData("o", "strong")]
    [InlineData("p.q", "mid")] // links
    [InlineData("p", "mid")] // above one that links
    [InlineData("p.r", "strong")] // beside one that links
    [InlineData("s", "weak")] // links at weak
    public void A_purpose_that_links_caps(string purpose, string expected) =>
        Assert.Equal(expected, Forms(Using(Small.Flow("a.x", "lion", purpose), "remove")));

    [Fact]
    public void Comparisons_are_unknown_where_the_possible_forms_differ()
    {
        var flow = Using(Small.Flow("a.y", "lion", "o"), "hash");
        Assert.Equal(Kleene.True, Small.Truth(flow, Is.Form(">=", "weak")));
        Assert.Equal(Kleene.Unknown, Small.Truth(flow, Is.Form(">=", "mid")));
        Assert.Equal(Kleene.False, Small.Truth(flow, Is.Form("=", "strong")));
        Assert.Equal(PlainVerdict.Undetermined, Small.Verdict(flow, Small.Allow(Is.Form(">=", "mid"))));
        Assert.Equal("weak", Small.Answer(flow).Flows[0].Form);
    }

    [Fact]
    public void A_claim_is_refuted_after_the_cap()
    {
        var claim = Small.With(Using(Small.Flow("a.x", "lion", "p.q"), "remove"), f => f with { Claims = "strong" });
        Assert.Equal(Kleene.True, Small.Truth(claim, new PlainClaimRefuted()));
        Assert.True(Small.Answer(claim).Flows[0].ClaimRefuted);
        Assert.Equal(Kleene.False, Small.Truth(claim with { Purposes = ["o"] }, new PlainClaimRefuted()));
        Assert.Equal(Kleene.False, Small.Truth(Small.Manifest, new PlainClaimRefuted()));
        var perhaps = Small.With(Using(Small.Flow("a.y", "lion", "o"), "hash"), f => f with { Claims = "mid" });
        Assert.Equal(Kleene.Unknown, Small.Truth(perhaps, new PlainClaimRefuted()));
        Assert.False(Small.Answer(perhaps).Flows[0].ClaimRefuted);
    }

    private static PlainManifest Using(PlainManifest manifest, params string[] techniques) =>
        Small.With(manifest, f =>
            f with
            {
                Techniques = [.. techniques.Select(t => new PlainTechniqueUse(t, new Dictionary<string, PlainValue>()))],
            }
        );

    private static PlainManifest Group(PlainManifest manifest, int? k) =>
        k is null
            ? Using(manifest, "group")
            : Small.With(manifest, f =>
                f with
                {
                    Techniques = [new PlainTechniqueUse("group", new Dictionary<string, PlainValue> { ["k"] = new PlainNumber(k.Value) })],
                }
            );

    private static string Forms(PlainManifest manifest)
    {
        var world = new ReferenceWorld(Small.Policy, manifest, ReferenceFlows.Of(manifest)[0], manifest.On);
        return string.Join(",", ReferenceForms.Possible(world).Select(rank => Small.Policy.Forms[rank]));
    }
}
