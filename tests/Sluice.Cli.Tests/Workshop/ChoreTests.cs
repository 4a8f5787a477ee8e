using System.Diagnostics;
using Sluice.Dev;
using Sluice.Dev.Files;
using Sluice.Dev.Generating.Colours;
using Sluice.Dev.Running;
using Sluice.Syntax.Syntax;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Workshop;

/// <summary>The chores of the workshop that run other programs, and the colours of the editor.</summary>
public sealed class ChoreTests : IDisposable
{
    private readonly TemporaryFolder workspace = new TemporaryFolder()
        .Copy(
            "src/Sluice.Core/Linting/Rules",
            "src/editors/vscode/schemas",
            "src/editors/vscode/syntaxes",
            "src/Sluice.Syntax/Parsing/LookaheadTable.cs",
            "grammar"
        )
        .Write("PolicyEngine.sln", "")
        .Write("tests/A/SomeTests.cs", "AcceptedText.Matches(a, b);")
        .Write("tests/A/Part/MoreTests.cs", "CaseRunner.Check(a, 0);")
        .Write("tests/A/OtherTests.cs", "x");

    [Fact]
    public void All_tests_that_accept_are_found() =>
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "Sluice.Cli.Tests.Cases.CaseTests",
                "Sluice.Cli.Tests.Completion.CompletionTests",
                "Sluice.Cli.Tests.Docs.DiagnosticsPageTests",
                "Sluice.Cli.Tests.Records.IntoClusterTests",
                "Sluice.Cli.Tests.Schemas.SchemaTests",
                "Sluice.Cli.Tests.Verifying.ExamplesTests",
                "Sluice.Tests.Records.SqlSnapshotTests",
                "Sluice.Tests.Syntax.LookaheadTests",
            },
            AcceptRun.Classes(new Checkout(Repository.Root)).ToHashSet(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData(null, "FullyQualifiedName~A.Part.MoreTests.|FullyQualifiedName~A.SomeTests.")]
    [InlineData("More", "(FullyQualifiedName~A.Part.MoreTests.|FullyQualifiedName~A.SomeTests.)&(FullyQualifiedName~More)")]
    [InlineData("DisplayName~x.md", "(FullyQualifiedName~A.Part.MoreTests.|FullyQualifiedName~A.SomeTests.)&(DisplayName~x.md)")]
    public void Accepting_runs_them_with_the_variable_and_says_which_files_are_others(string? filter, string expected)
    {
        workspace
            .Write("kept.md", "a")
            .Write("changed.md", "a")
            .Write("removed.md", "a")
            .Write("grammar/diagnostics.md", "old")
            .Write("bin/made.dll", "a");
        ProcessStartInfo? started = null;
        var (code, text, _) = Run(
            new FakeConsole(),
            program =>
            {
                started = program;
                workspace
                    .Write("kept.md", "a")
                    .Write("changed.md", "b")
                    .Write("tests/new.verified.txt", "x")
                    .Write("bin/made.dll", "b")
                    .Delete("removed.md");
                return 1;
            },
            ["accept", .. filter is null ? Array.Empty<string>() : [filter]]
        );

        Assert.Equal(
            (1, "changed  changed.md\nchanged  grammar/diagnostics.md\nremoved  removed.md\nadded    tests/new.verified.txt\n"),
            (code, text)
        );
        Assert.Equal("dotnet", started!.FileName);
        Assert.Equal(["test", "PolicyEngine.sln", "--filter", expected], started.ArgumentList);
        Assert.Equal(("1", workspace.Folder), (started.Environment[AcceptedText.Variable], started.WorkingDirectory));
    }

    [Fact]
    public void Where_nothing_changes_that_is_said() =>
        Assert.Equal((0, "nothing changed\n", ""), Run(new FakeConsole(), static _ => 0, "accept"));

    [Theory]
    [InlineData("true", 2)]
    [InlineData("1", 2)]
    [InlineData("false", 0)]
    [InlineData("", 0)]
    public void In_a_pipeline_nothing_is_accepted(string ci, int expected)
    {
        var started = 0;
        var (code, _, complaint) = Run(
            new FakeConsole { Variables = new(StringComparer.Ordinal) { ["CI"] = ci } },
            _ => ++started - 1,
            "accept"
        );

        Assert.Equal((expected, expected == 0 ? 1 : 0), (code, started));
        Assert.Equal(expected == 2, complaint.StartsWith("accept is refused where CI is set", StringComparison.Ordinal));
    }

    [Fact]
    public void Checking_runs_what_the_pipeline_runs()
    {
        ProcessStartInfo? started = null;
        Directory.CreateDirectory(workspace.PathOf("src/deep"));
        var code = new DevApp(new FakeConsole(), workspace.PathOf("src/deep"), program => (started = program) is null ? 0 : 7).Run([
            "check",
        ]);

        Assert.Equal(7, code);
        Assert.Equal(
            ("bash", ".ci/run", workspace.Folder),
            (started!.FileName, Assert.Single(started.ArgumentList), started.WorkingDirectory)
        );
        Assert.True(File.Exists(Path.Join(Repository.Root, ".ci/run")));
    }

    [Fact]
    public void Every_keyword_has_a_colour_and_every_colour_words()
    {
        using var grammar = System.Text.Json.JsonDocument.Parse(TextMateWriter.Write());
        var text = string.Join('|', Strings(grammar.RootElement));

        Assert.All(WordColours.Keywords, static k => Assert.NotEmpty(WordColours.Of(k)));
        Assert.All(Enum.GetValues<WordColour>(), static c => Assert.Contains(WordColours.Keywords, k => WordColours.Of(k).Contains(c)));
        var words = WordColours
            .Keywords.Select(SyntaxFacts.FixedText)
            .OfType<string>()
            .Concat(SyntaxFacts.Units)
            .Concat(SyntaxFacts.TypeNames)
            .ToList();
        Assert.True(words.Count > 60);
        Assert.All(words, w => Assert.Matches($@"[|(:]{w}[|)]", text));

        static IEnumerable<string> Strings(System.Text.Json.JsonElement element) =>
            element.ValueKind switch
            {
                System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => Strings(p.Value)),
                System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
                System.Text.Json.JsonValueKind.String => [element.GetString()!],
                _ => [],
            };
    }

    public void Dispose() => workspace.Dispose();

    private (int Code, string Written, string Complained) Run(FakeConsole console, Func<ProcessStartInfo, int> start, params string[] args)
    {
        var code = new DevApp(console, workspace.Folder, start).Run(args);
        return (code, console.Written.ToString(), console.Complained.ToString());
    }
}
