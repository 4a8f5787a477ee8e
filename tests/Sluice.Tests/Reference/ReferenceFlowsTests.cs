using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Flow", and what lies beside it.</summary>
public sealed class ReferenceFlowsTests
{
    private static readonly PlainManifest Two = Small.Manifest with
    {
        Purposes = ["o", "s"],
        Onward = [new PlainOnward("korea", ["p"], ["two"]), new PlainOnward("nowhere", [], [])],
        Datasets = [new("rows", [new("one", ["a.x", "b"]), new("two", ["d"])])],
    };

    [Fact]
    public void Every_field_category_recipient_and_purpose_is_a_flow()
    {
        var flows = ReferenceFlows.Of(Two).Select(f => f.Key).ToArray();

        // Three categories to two recipients for two purposes each, and one field onward to korea.
        Assert.Equal(13, flows.Length);
        Assert.Contains("rows | two | d | korea | p", flows);
        Assert.DoesNotContain("rows | one | b | korea | p", flows);
    }

    [Fact]
    public void A_recipient_named_twice_makes_no_second_flow() =>
        Assert.Single(ReferenceFlows.Of(Small.Manifest with { Onward = [new PlainOnward("lion", [], [])] }));

    [Fact]
    public void Beside_is_another_field_that_goes_to_the_same_recipient()
    {
        var beside = new PlainBeside(PlainSelector.Of("a.x"));
        Assert.Equal(PlainVerdict.Deny, Verdict("rows | two | d | lion | o"));
        Assert.Equal(PlainVerdict.Deny, Verdict("rows | one | b | lion | o")); // d is touched by what touches a.x

        // Field one does not go there, but d.e below is made of a.x.
        Assert.Equal(PlainVerdict.Undetermined, Verdict("rows | two | d | korea | p"));

        PlainVerdict Verdict(string key) =>
            Small.Answer(Two, Small.Allow(), Small.Deny(beside)).Flows.Single(f => f.Flow.Key == key).Verdict;
    }
}
