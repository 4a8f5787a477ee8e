using Sluice.Testing;
using Sluice.Tests.Formatting;
using Xunit;

namespace Sluice.Tests.House;

/// <summary>The house writes its own policies in the form it asks of others.</summary>
public class FormattedTests
{
    private const string Start = "```sluice\n";

    public static TheoryData<string> Policies => [.. Formatted.Files];

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_is_formatted(string file) => Assert.Equal(Formatted.Text(Repository.Read(file)), Repository.Read(file));

    [Fact]
    public void So_are_those_that_the_first_page_shows()
    {
        var shown = Repository
            .Read("README.md")
            .Split(Start)
            .Skip(1)
            .Select(static b => b[..b.IndexOf("```", StringComparison.Ordinal)])
            .ToList();

        Assert.True(shown.Count >= 2, "the page shows no policies");
        Assert.All(shown, static policy => Assert.Equal(Formatted.Text(policy), policy));
    }
}
