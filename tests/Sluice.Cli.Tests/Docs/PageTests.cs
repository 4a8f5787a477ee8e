using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Docs;

/// <summary>
/// Every command a page shows is run. A file that a page shows (the sentence before ends in its name and a colon) is written
/// first. Without <c>[exit code N]</c> below a command, any verdict will do, but no mistake.
/// </summary>
public class PageTests
{
    private static readonly string[] AllPages = ["README.md", "grammar/README.md", "policies/README.md", "policies/authoring.md", "policies/reviewing.md", "policies/trino-and-spark.md", "src/README.md", "tests/README.md"];

    public static TheoryData<string> Pages() => [.. AllPages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_a_page_does_what_the_page_shows(string page)
    {
        using var workspace = TemporaryFolder.OfPages();
        foreach (var block in FencedBlock.Read(File.ReadAllLines(Path.Combine(Repository.Root, page))))
        {
            if (block.File is { } file)
            {
                workspace.Write(file, string.Concat(block.Lines.Select(static l => l + "\n")));
            }

            foreach (var command in ShownCommand.Read(block))
            {
                if (command.Arguments() is { } arguments)
                {
                    Run(page, workspace, command, arguments);
                }
                else
                {
                    Assert.True(IsPartOfCi(command.Text), $"{page}:{command.Line}: `{command.Text}` is shown, but nothing in .ci runs it");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var text = File.ReadAllText(Path.Combine(Repository.Root, page));

        Assert.All(PageLinks.Files(text), link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page} links to {link}, which is not there"));
    }

    private static void Run(string page, TemporaryFolder workspace, ShownCommand command, IReadOnlyList<string> arguments)
    {
        var console = new FakeConsole();
        var code = CliApp.Run(arguments, console, workspace.Folder);
        var said = $"{page}:{command.Line}: `{command.Text}` ends with exit code {code}\n{console.Written}{console.Complained}";

        Assert.True(command.ExitCode is { } expected ? code == expected : code is 0 or 1 or 4, said);
        Assert.True(command.Shows(console.Written.ToString()), said);
    }

    /// <summary>Whether a script of the repository runs this: all its words stand in one command there.</summary>
    private static bool IsPartOfCi(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return command == ".ci/run" || new[] { ".ci/run", ".ci/package" }
            .Select(static f => File.ReadAllText(Path.Combine(Repository.Root, f)).Replace("\\\n", " ", StringComparison.Ordinal))
            .SelectMany(static text => text.Split('\n'))
            .Select(static line => line.Split((char[])[' ', '"'], StringSplitOptions.RemoveEmptyEntries))
            .Any(line => words.All(line.Contains));
    }
}
