using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Docs;

public class DiagnosticsPageTests
{
    [Fact]
    public void The_page_of_all_diagnostics_is_the_one_the_program_writes()
    {
        var console = new FakeConsole();

        Assert.Equal(0, CliApp.Run(["explain", "--markdown"], console, Repository.Root));
        AcceptedText.Matches("grammar/diagnostics.md", console.Written.ToString());
    }
}
