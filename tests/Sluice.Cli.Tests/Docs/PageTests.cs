using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Docs;

/// <summary>
/// Every command a page shows is run. A file that a page shows (the sentence before ends in its name and a colon) is written
/// first. Without <c>[exit code N]</c> below a command, any verdict will do, but no mistake.
/// </summary>
public partial class PageTests
{
    private static readonly string[] AllPages =
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "grammar/README.md",
        "grammar/versions.md",
        "policies/README.md",
        "policies/authoring.md",
        "policies/reviewing.md",
        "policies/trino-and-spark.md",
        "src/README.md",
        "tests/README.md",
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "decisions"), "*.md")
            .Select(static f => "src/decisions/" + Path.GetFileName(f))
            .Order(StringComparer.Ordinal),
    ];

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

        Assert.All(PageLinks.Files(text), link =>
            Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page} links to {link}, which is not there")
        );
    }

    /// <summary>
    /// Commands that are only shown, as they take too long here: the project is there, and the filter selects tests of it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_project_and_filter_that_is_only_shown_is_there(string page)
    {
        foreach (Match shown in ShownProject().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
        {
            var folder = Path.Combine(Repository.Root, shown.Groups["project"].Value);
            Assert.True(Directory.Exists(folder), $"{page} shows {shown.Value}, and there is no such project");
            var wanted = shown.Groups["filter"].Value.Split('.');
            Assert.True(
                wanted is [""] || Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any(f => IsSelected(f, wanted)),
                $"{page} shows {shown.Value}, which selects no test"
            );
        }

        static bool IsSelected(string file, string[] wanted) =>
            file.Contains(wanted[0], StringComparison.Ordinal)
            && wanted.Skip(1).All(w => File.ReadAllText(file).Contains($" {w}(", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_decision_has_a_page_in_the_list_and_says_what_and_why()
    {
        var list = File.ReadAllText(Path.Combine(Repository.Root, "src", "decisions", "README.md"));
        var decisions = AllPages.Where(static p => p.StartsWith("src/decisions/0", StringComparison.Ordinal)).ToList();
        Assert.True(decisions.Count >= 9);
        for (var i = 0; i < decisions.Count; i++)
        {
            var name = Path.GetFileName(decisions[i]);
            var text = File.ReadAllText(Path.Combine(Repository.Root, decisions[i]));
            Assert.StartsWith($"{i + 1:0000}-", name, StringComparison.Ordinal);
            Assert.Contains($"]({name}) | {text.Split('\n')[0][8..]} |", list, StringComparison.Ordinal);
            Assert.Contains("\n**What.** ", text, StringComparison.Ordinal);
            Assert.Matches("\n\\*\\*Why( two)?\\.\\*\\* ", text);
        }
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
        return command == ".ci/run"
            || new[] { ".ci/run", ".ci/package" }
                .Select(static f => File.ReadAllText(Path.Combine(Repository.Root, f)).Replace("\\\n", " ", StringComparison.Ordinal))
                .SelectMany(static text => text.Split('\n'))
                .Select(static line => line.Split((char[])[' ', '"'], StringSplitOptions.RemoveEmptyEntries))
                .Any(line => words.All(line.Contains));
    }

    [GeneratedRegex(
        @"dotnet (?:test|run(?: -c Release)? --project) (?<project>(?:src|tests)/[\w.]+)(?: --filter ""FullyQualifiedName~(?<filter>[\w.]+)"")?"
    )]
    private static partial Regex ShownProject();
}
