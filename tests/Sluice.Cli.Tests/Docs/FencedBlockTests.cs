using Xunit;

namespace Sluice.Cli.Tests.Docs;

public class FencedBlockTests
{
    private const string Page = """
        Write a policy, `first/first.sluice`:

        ```sluice
        purpose support
        ```

        Ask:

        ```console
        $ sluice check "a b.yaml" --policies first
        deny
        …
        end
        [exit code 1]
        $ dotnet test PolicyEngine.sln
        ```
        """;

    [Fact]
    public void Blocks_know_their_language_and_the_file_they_show()
    {
        var blocks = FencedBlock.Read(Page.Split('\n'));

        Assert.Equal(["sluice", "console"], blocks.Select(static b => b.Language));
        Assert.Equal(["first/first.sluice", null], blocks.Select(static b => b.File));
    }

    [Fact]
    public void Commands_know_their_arguments_output_and_exit_code()
    {
        var commands = ShownCommand.Read(FencedBlock.Read(Page.Split('\n'))[1]).ToArray();

        Assert.Equal(["check", "a b.yaml", "--policies", "first"], commands[0].Arguments());
        Assert.Equal(1, commands[0].ExitCode);
        Assert.Equal(10, commands[0].Line);
        Assert.Null(commands[1].Arguments());
    }

    [Theory]
    [InlineData("deny\nend\n", true)]
    [InlineData("deny\nx\ny\nend\n", true)]
    [InlineData("deny\n", false)]
    [InlineData("allow\nend\n", false)]
    public void Three_dots_stand_for_any_lines(string written, bool shown) =>
        Assert.Equal(shown, ShownCommand.Read(FencedBlock.Read(Page.Split('\n'))[1]).First().Shows(written));
}
