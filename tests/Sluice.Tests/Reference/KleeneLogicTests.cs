using Sluice.Reference;
using Xunit;

namespace Sluice.Tests.Reference;

/// <summary>The tables of Kleene's logic.</summary>
public sealed class KleeneLogicTests
{
    [Theory]
    [InlineData(Kleene.True, Kleene.True, Kleene.True, Kleene.True)]
    [InlineData(Kleene.True, Kleene.Unknown, Kleene.Unknown, Kleene.True)]
    [InlineData(Kleene.True, Kleene.False, Kleene.False, Kleene.True)]
    [InlineData(Kleene.Unknown, Kleene.Unknown, Kleene.Unknown, Kleene.Unknown)]
    [InlineData(Kleene.Unknown, Kleene.False, Kleene.False, Kleene.Unknown)]
    [InlineData(Kleene.False, Kleene.False, Kleene.False, Kleene.False)]
    public void And_takes_the_smaller_and_or_the_greater(Kleene a, Kleene b, Kleene and, Kleene or)
    {
        Assert.Equal(and, KleeneLogic.And(a, b));
        Assert.Equal(and, KleeneLogic.And(b, a));
        Assert.Equal(or, KleeneLogic.Or(a, b));
        Assert.Equal(or, KleeneLogic.Or(b, a));
    }

    [Fact]
    public void Not_leaves_unknown()
    {
        Assert.Equal(Kleene.False, KleeneLogic.Not(Kleene.True));
        Assert.Equal(Kleene.Unknown, KleeneLogic.Not(Kleene.Unknown));
        Assert.Equal(Kleene.True, KleeneLogic.Not(Kleene.False));
    }
}
