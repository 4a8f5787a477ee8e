using Sluice.Testing.Cases;
using Xunit;

namespace Sluice.Cli.Tests.Cases;

/// <summary>The cases of <c>tests/cases</c>, each found by itself: what is given comes out as its page shows.</summary>
public class CaseTests
{
    /// <summary>Every case: its place, its page and its number there.</summary>
    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var page in CasePage.Files.Where(static f => f.EndsWith(".md", StringComparison.Ordinal)).Select(CasePage.Read))
            {
                for (var number = 0; number < page.Cases.Count; number++)
                {
                    data.Add(page.Cases[number].Place, page.File, number);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Files => [.. CasePage.Files];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_comes_out_as_its_page_shows(string place, string page, int number)
    {
        Assert.StartsWith(page, place, StringComparison.Ordinal);
        CaseRunner.Check(page, number);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_page_is_whole(string file)
    {
        Assert.EndsWith(".md", file, StringComparison.Ordinal);
        var page = CasePage.Read(file);

        Assert.Empty(page.Mistakes);
        Assert.True(
            CaseStage.All.ContainsKey(page.Stage),
            $"{file}: there is no stage `{page.Stage}`: {string.Join(", ", CaseStage.All.Keys)}"
        );
        Assert.Equal($"{CasePage.Folder}/{page.Stage}/{Path.GetFileName(file)}", file);
    }

    [Fact]
    public void Every_stage_has_cases() =>
        Assert.Equal(
            CaseStage.All.Keys,
            CasePage.Files.Select(static f => f.Split('/')[^2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
}
