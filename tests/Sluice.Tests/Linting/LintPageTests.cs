using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Linting;

/// <summary>The page on lint rules is what the doc comments say.</summary>
public class LintPageTests
{
    private const string Page = "grammar/lint.md";

    [Fact]
    public void The_page_is_written_from_the_doc_comments() => AcceptedText.Matches(Page, LintPageWriter.Write(Repository.Read(Page)));
}
