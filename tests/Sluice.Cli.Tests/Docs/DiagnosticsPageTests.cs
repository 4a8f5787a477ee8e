using Xunit;

namespace Sluice.Cli.Tests.Docs;

public class DiagnosticsPageTests
{
    [Fact]
    public void The_page_of_all_diagnostics_is_the_one_the_program_writes()
    {
        var console = new PageConsole();

        Assert.Equal(0, CliApp.Run(["explain", "--markdown"], console, PageWorkspace.RepositoryRoot));
        var page = Path.Combine(PageWorkspace.RepositoryRoot, "grammar", "diagnostics.md");
        Assert.True(
            File.Exists(page) && File.ReadAllText(page) == console.Written.ToString(),
            "make it again: dotnet run --project src/Sluice.Cli -- explain --markdown > grammar/diagnostics.md");
    }
}
