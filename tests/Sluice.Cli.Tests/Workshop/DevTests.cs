using System.Text.RegularExpressions;
using Sluice.Cli.Tests.Docs;
using Sluice.Dev;
using Sluice.Dev.Files;
using Sluice.Dev.Generating;
using Sluice.Dev.Scaffolding;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Workshop;

/// <summary>The program of those who work on Sluice.</summary>
public sealed partial class DevTests : IDisposable
{
    private readonly TemporaryFolder workspace = TemporaryFolder.OfPages();

    [Fact]
    public void What_is_made_from_code_is_as_the_code_says()
    {
        var differing = GeneratedFiles.Differing(new Checkout(Repository.Root)).Select(static f => f.Path);
        Assert.True(!differing.Any(), $"make it again: dotnet run --project src/Sluice.Dev -- generate\n{string.Join('\n', differing)}");
    }

    [Fact]
    public void What_differs_is_made_again()
    {
        workspace.Copy(
            "src/Sluice.Core/Linting/Rules",
            "src/editors/vscode/schemas",
            "src/editors/vscode/syntaxes",
            "src/Sluice.Syntax/Parsing/LookaheadTable.cs"
        );
        workspace.Write("PolicyEngine.sln", "");
        var page = Path.Join(workspace.Folder, "grammar", "lint.md");
        var text = File.ReadAllText(page);
        Assert.Equal((0, ""), Run("generate"));

        File.WriteAllText(page, text.Replace("Has it:", "Has this:", StringComparison.Ordinal));
        workspace.Write("grammar/diagnostics.md", "");
        File.Delete(Path.Join(workspace.Folder, "src/editors/vscode/schemas/manifest.schema.json"));
        workspace
            .Write("src/Sluice.Syntax/Parsing/LookaheadTable.cs", "")
            .Write("src/editors/vscode/syntaxes/sluice.tmLanguage.json", "{}");
        const string Differing =
            "src/Sluice.Syntax/Parsing/LookaheadTable.cs\ngrammar/lint.md\ngrammar/diagnostics.md\nsrc/editors/vscode/schemas/manifest.schema.json\nsrc/editors/vscode/syntaxes/sluice.tmLanguage.json\n";
        Assert.Equal((1, Differing), Run("generate", "--check"));
        Assert.Equal((0, Differing), Run("generate"));
        Assert.Equal(text, File.ReadAllText(page));
        Assert.Equal((0, ""), Run("generate", "--check"));
    }

    [Fact]
    public void A_tree_shows_each_node_and_token_with_its_place_and_mistakes()
    {
        workspace.Write("p.sluice", "category a\nrule r { allow }\n");

        var (code, text) = Run("print", "tree", "p.sluice");

        Assert.Equal(0, code);
        Assert.StartsWith("p.sluice\n  PolicyFile 1:1 !\n", text, StringComparison.Ordinal);
        Assert.Contains("Name 1:10 `a`\n", text, StringComparison.Ordinal);
        Assert.Contains("AllowKeyword 2:10 `allow`\n", text, StringComparison.Ordinal);
        Assert.Contains("AllowClause 2:10 !\n", text, StringComparison.Ordinal);
        Assert.EndsWith("p.sluice:2:16: SLU1010: expected a data category, found `}`\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Symbols_and_rules_of_a_set_are_shown()
    {
        workspace.Write(
            "set/p.sluice",
            """
            category a { b }
            purpose x
            partner q { in IE }
            attribute paid : boolean
            duty erase(days : integer)
            rule r { allow a.b to q for x when paid but not { unless paid } }

            """
        );

        Assert.Equal(
            (
                0,
                "category a  p.sluice:1:10\ncategory a.b  p.sluice:1:14\npurpose x  p.sluice:2:9\npartner q  p.sluice:3:9\nattribute paid : boolean  p.sluice:4:11\n"
                    + "duty erase  p.sluice:5:6\n  parameter days : integer  p.sluice:5:12\n"
            ),
            Run("print", "symbols", "set")
        );
        Assert.Equal(
            (0, "0 allow r: of a.b to q for x\n  When: when paid\n  ButNot: but not { … }\n    Unless: unless paid\n"),
            Run("print", "program", "set")
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "generate", "all")]
    [InlineData(2, "print", "tree")]
    [InlineData(2, "print", "tree", "nowhere.sluice")]
    [InlineData(2, "generate")]
    [InlineData(2, "new", "rule", "x")]
    [InlineData(2, "new", "thing", "x")]
    [InlineData(2, "accept")]
    [InlineData(2, "accept", "--all")]
    [InlineData(2, "check")]
    [InlineData(1, "print", "program", "nowhere")]
    public void What_cannot_be_done_is_said(int code, params string[] args)
    {
        var console = new FakeConsole();

        Assert.Equal(code, new DevApp(console, workspace.Folder, static _ => 0).Run(args));
        Assert.NotEqual("", console.Complained.ToString());
    }

    [Fact]
    public void What_the_pages_show_of_it_works()
    {
        var shown = ShownCommand()
            .Matches(File.ReadAllText(Path.Join(Repository.Root, "CONTRIBUTING.md")))
            .Select(static m => m.Groups["args"].Value.Split(' '))
            .ToList();
        Assert.Equal(12, shown.Count);

        // `accept` and `check` start other programs, which this test does not.
        workspace.Copy(
            "src/README.md",
            "src/Sluice.Core/Linting",
            "src/Sluice.Cli/Commands",
            "src/Sluice.Records/Sql",
            "src/editors/vscode/schemas",
            "src/editors/vscode/syntaxes",
            "src/Sluice.Syntax/Parsing/LookaheadTable.cs"
        );
        workspace.Write("PolicyEngine.sln", "");
        foreach (var args in shown)
        {
            var (code, text) = Run(args);
            Assert.True(code == 0 && (args[0] is "generate" or "accept" or "check" || text.Length > 100), string.Join(' ', args));
        }
    }

    [Fact]
    public void What_new_writes_is_not_left_as_it_is() =>
        Assert.DoesNotContain(
            Repository
                .Files("src")
                .Concat(Repository.Files("tests"))
                .Concat(Repository.Files("grammar"))
                .Where(static f => !f.StartsWith("src/Sluice.Dev/", StringComparison.Ordinal)),
            static f => Path.GetExtension(f) is ".cs" or ".md" && Repository.Read(f).Contains(Scaffold.Marker, StringComparison.Ordinal)
        );

    public void Dispose() => workspace.Dispose();

    private (int Code, string Text) Run(params string[] args)
    {
        var console = new FakeConsole();
        return (new DevApp(console, workspace.Folder, static _ => 0).Run(args), console.Written.ToString());
    }

    [GeneratedRegex("dotnet run --project src/Sluice.Dev -- (?<args>.+)")]
    private static partial Regex ShownCommand();
}
