using Sluice.Syntax.Formatting;
using Sluice.Tests.Syntax;
using Xunit;

namespace Sluice.Tests.Formatting;

/// <summary>The check at the end of formatting finds what a mistake in the formatter could do.</summary>
public class SurvivalCheckTests
{
    private const string Before = "rule r { deny a  to p }  // one\ncategory a  /* two */\n";

    [Theory]
    [InlineData("rule r { deny a  to p }\ncategory a  /* two */\n")]
    [InlineData("rule r { deny a }  // one\ncategory a  /* two */\n")]
    [InlineData("rule r { deny a  to p }  // one\ncategory a  /* tow */\n")]
    [InlineData("rule r { deny p  to a }  // one\ncategory a  /* two */\n")]
    [InlineData("category a  /* two */\nrule r { deny a  to p }  // one\n")]
    [InlineData("rule r { deny a  to p }  /* two */\ncategory a  // one\n")]
    [InlineData("rule r { deny a  to p }\n// one\ncategory a  /* two */\n")]
    [InlineData("rule r { deny a  to p }  // one\n/* two */ category a\n")]
    [InlineData("rule r { deny a  to p }  // one category a  /* two */\n")]
    [InlineData("rule r { deny a  to p  // one\n}\ncategory a  /* two */\n")]
    [InlineData("rule r { deny a  to p, p }  // one\ncategory a  /* two */\n")]
    [InlineData("rule r { deny a  to p }  // one\ncategory a  /* two */\n}\n")]
    [InlineData("rule r { deny a  to for p }  // one\ncategory a  /* two */\n")]
    public void What_is_lost_added_or_moved_is_found(string after) =>
        Assert.NotNull(SurvivalCheck.Compare(Parsed.Text(Before), Parsed.Text(after)));

    [Theory]
    [InlineData(Before)]
    [InlineData("rule r {\n  to p\n  deny a\n}  // one\n\n\ncategory a /* two */\n")]
    [InlineData("\uFEFFrule r{deny a to p}// one  \r\ncategory a/* two */")]
    public void Blanks_and_the_order_of_clauses_may_differ(string after) =>
        Assert.Null(SurvivalCheck.Compare(Parsed.Text(Before), Parsed.Text(after)));
}
