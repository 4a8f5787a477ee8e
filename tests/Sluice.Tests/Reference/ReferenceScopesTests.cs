using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>"Covering and touching."</summary>
public sealed class ReferenceScopesTests
{
    private readonly ReferenceScopes scopes = new(Small.Policy);

    [Theory]
    [InlineData("a", "a", true, true)]
    [InlineData("a", "a.x", true, true)]
    [InlineData("a.x", "a", false, true)]
    [InlineData("a.x, a.y", "a", false, true)] // a parent is more than the sum of its children
    [InlineData("a.x", "a.y", false, false)]
    [InlineData("a except a.x", "a", false, true)]
    [InlineData("a except a.x", "a.x", false, false)]
    [InlineData("a except a.x", "a.y", true, true)]
    [InlineData("any except a, b", "b.z", false, false)]
    [InlineData("a except a", "a", false, false)]
    [InlineData("#tagged", "a.x", true, true)]
    [InlineData("#tagged", "a", false, true)]
    [InlineData("any", "b", true, true)]
    [InlineData("a.x", "d", false, true)] // derived data
    [InlineData("a.x", "d.e", false, true)] // with all below it
    [InlineData("a", "d", false, true)] // whatever touches a.x
    [InlineData("a.y", "d", false, false)]
    [InlineData("a.x", "f", false, true)] // derived from derived data
    [InlineData("d", "a.x", false, false)] // but not the other way round
    [InlineData("d.e", "f", false, true)] // touches d, which f is made of
    public void Categories(string selector, string category, bool covers, bool touches)
    {
        Assert.Equal(covers, scopes.CoversCategory(PlainSelector.Of(selector), category));
        Assert.Equal(touches, scopes.TouchesCategory(PlainSelector.Of(selector), category));
    }

    [Theory]
    [InlineData("partners in KR", "korea", false, true)]
    [InlineData("partners outside KR", "korea", false, true)]
    [InlineData("partners in KR|US", "korea", true, true)]
    [InlineData("partners in world", "korea", true, true)]
    [InlineData("partners in asia", "korea.branch", false, false)]
    [InlineData("partners outside asia", "korea.branch", true, true)]
    [InlineData("partners in asia", "nowhere", false, true)]
    [InlineData("partners outside asia", "nowhere", false, true)]
    [InlineData("any", "nowhere", true, true)]
    [InlineData("nowhere", "nowhere", true, true)]
    [InlineData("partners in KR", "holding", true, true)] // all the countries it has are in KR
    [InlineData("partners outside KR", "holding", false, false)]
    [InlineData("any except partners in KR", "korea", false, true)]
    [InlineData("any except partners in KR", "lion", true, true)]
    [InlineData("korea except korea.branch", "korea", false, true)]
    [InlineData("korea.branch, lion", "korea", false, true)]
    [InlineData("any except partners in KR", "nowhere", false, true)]
    public void Partners(string selector, string partner, bool covers, bool touches)
    {
        Assert.Equal(covers, scopes.CoversPartner(PlainSelector.Of(selector), partner));
        Assert.Equal(touches, scopes.TouchesPartner(PlainSelector.Of(selector), partner));
    }

    [Fact]
    public void A_missing_selector_means_any()
    {
        Assert.True(scopes.CoversCategory(null, "a"));
        Assert.True(scopes.CoversPartner(null, "nowhere"));
        Assert.True(scopes.CoversPurpose(null, "p"));
        Assert.True(scopes.TouchesPurpose(null, "p"));
    }
}
