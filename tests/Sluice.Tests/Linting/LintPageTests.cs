using Sluice.Tests.House;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>The page on lint rules is what the doc comments say.</summary>
public class LintPageTests
{
    private const string Page = "grammar/lint.md";

    [Fact]
    public void The_page_is_written_from_the_doc_comments()
    {
        var expected = LintPageWriter.Write(Repository.Read(Page));
        if (expected == Repository.Read(Page))
        {
            return;
        }

        File.WriteAllText(Path.Combine(Repository.Root, Page + ".received.txt"), expected);
        Assert.Fail($"the doc comments say something else; read and accept it: mv {Page}.received.txt {Page}");
    }
}
