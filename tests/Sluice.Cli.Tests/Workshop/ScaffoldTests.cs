using Sluice.Cli.Commands;
using Sluice.Cli.Hosting;
using Sluice.Core.Binding;
using Sluice.Core.Linting;
using Sluice.Dev;
using Sluice.Dev.Scaffolding;
using Sluice.Records.Sql;
using Sluice.Testing;
using Sluice.Testing.Cases;
using Xunit;

namespace Sluice.Cli.Tests.Workshop;

/// <summary>What <c>new</c> of the workshop writes: it compiles, it works, and it cannot be left as it is.</summary>
[Trait("Category", "Slow")]
public sealed class ScaffoldTests : IDisposable
{
    private const string Lists = "src/Sluice.Core/Linting";

    // How each command line behind `new` is refused.
    private static readonly (string Said, string[] Args)[] Refused =
    [
        ("there is a lint rule `unused-purpose`", ["rule", "unused-purpose"]),
        // On file systems that pass over capitals two rules would share a file.
        ("there is a lint rule `unused-p-urpose`", ["rule", "unused-p-urpose"]),
        ("tests/cases/lint/suppressions.md is there already", ["rule", "suppressions"]),
        ("there is a command `check`", ["command", "check"]),
        ("tests/cases/command/taken.md is there already", ["command", "taken"]),
        ("there is a dialect `duckdb`", ["dialect", "duckdb"]),
        ("`two-words` is no name of a dialect", ["dialect", "two-words"]),
        ("tests/cases/lint/suppressions.md is there already", ["case", "lint", "suppressions"]),
        ("there is no stage `lnit`: did you mean `lint`?", ["case", "lnit", "x"]),
        ("`Odd` is no name", ["rule", "Odd"]),
        ("`a--b` is no name", ["command", "a--b"]),
        ("`../x` is no name", ["case", "lint", "../x"]),
        ("`a\n` is no name", ["dialect", "a\n"]),
        ("`` is no name", ["rule", ""]),
        ("Usage:", ["rule"]),
        ("Usage:", ["case", "lint"]),
        ("Usage:", ["dialect", "a", "b"]),
    ];

    private readonly TemporaryFolder workspace = new TemporaryFolder()
        .Copy("src/README.md", Lists, "grammar/lint.md", "src/Sluice.Cli/Commands", "src/Sluice.Records/Sql", "tests/cases")
        .Write("PolicyEngine.sln", "");

    [Fact]
    public void A_rule_is_a_rule_whose_examples_show_it()
    {
        var (code, said, _) = Run("new", "rule", "odd-purpose");

        Assert.Equal(0, code);
        Assert.StartsWith(
            "added    src/Sluice.Core/Linting/Rules/OddPurposeRule.cs\nadded    tests/cases/lint/odd-purpose.md\nchanged  src/Sluice.Core/Linting/LintRules.cs\nchanged  grammar/lint.md\n",
            said,
            StringComparison.Ordinal
        );
        var source = workspace.Read("src/Sluice.Core/Linting/Rules/OddPurposeRule.cs");
        Assert.EndsWith(
            "            new OddPurposeRule(),\n        ];\n}\n",
            workspace.Read(Lists + "/LintRules.cs"),
            StringComparison.Ordinal
        );
        using var compiled = CompiledSources.Of([source]);
        var rule = compiled.Make<LintRule>("Sluice.Core.Linting.Rules.OddPurposeRule");

        // The next number, and once more the next.
        Assert.Equal(("odd-purpose", $"SLU{int.Parse(LintRules.All[^1].Id[3..], null) + 1}"), (rule.Name, rule.Id));
        Assert.Equal(0, Run("new", "rule", "odder-purpose").Code);
        Assert.Contains(
            $"LintRule({int.Parse(rule.Id[3..], null) + 1}, \"odder-purpose\",",
            workspace.Read("src/Sluice.Core/Linting/Rules/OdderPurposeRule.cs"),
            StringComparison.Ordinal
        );

        // Its section is the one of its comment, and both examples are run.
        var page = workspace.Read("grammar/lint.md");
        Assert.Equal(page, Dev.Generating.LintPageWriter.Write(new Dev.Files.Checkout(workspace.Folder)));
        var section = page[page.IndexOf("\n## odd-purpose\n", StringComparison.Ordinal)..].Split("```");
        Assert.Equal([1, 0], new[] { section[1], section[3] }.Select(e => Find(rule, e["sluice\n".Length..])));
    }

    [Fact]
    public void A_command_is_a_command_that_runs()
    {
        Assert.Equal(0, Run("new", "command", "count").Code);
        Assert.Contains(
            "        (\"count\", static () => new CountCommand()),\n    ];\n",
            workspace.Read("src/Sluice.Cli/Commands/CommandList.cs"),
            StringComparison.Ordinal
        );
        using var compiled = CompiledSources.Of([workspace.Read("src/Sluice.Cli/Commands/CountCommand.cs")]);
        var command = compiled.Make<CliCommand>("Sluice.Cli.Commands.CountCommand");
        Assert.Equal("count", command.Name);

        workspace.Write("set/p.sluice", "category a\npurpose x\npartner p { in IE }\nrule r { allow a to p for x }\n");
        Assert.Equal((0, "rules: 1\n"), Use("set"));
        workspace.Write("set/p.sluice", "rule r { allow a }\n");
        Assert.Equal((3, ""), Use("set"));
        Assert.NotEmpty(command.Check(command.Build().Parse(["a", "b"])));

        (int Code, string Text) Use(string folder)
        {
            var console = new FakeConsole();
            return (
                command.Run(command.Build().Parse([folder]), new CliContext(console, workspace.Folder, "never")),
                console.Written.ToString()
            );
        }
    }

    [Fact]
    public void A_dialect_keeps_texts_and_names_whole()
    {
        const string Nasty = "a'b\"c\\d\u202e\n; DROP TABLE x";
        Assert.Equal(0, Run("new", "dialect", "oracle").Code);
        Assert.Contains(
            "        new SnowflakeDialect(),\n        new OracleDialect(),\n    ];\n",
            workspace.Read("src/Sluice.Records/Sql/SqlDialects.cs"),
            StringComparison.Ordinal
        );
        using var compiled = CompiledSources.Of(
            new[] { "OracleDialect", "Days/OracleDays", "Cells/OracleCells" }.Select(f => workspace.Read($"src/Sluice.Records/Sql/{f}.cs"))
        );
        var dialect = compiled.Make<SqlDialect>("Sluice.Records.Sql.OracleDialect");

        Assert.Equal("('a''b\"c\\d' || chr(8238) || '' || chr(10) || '; DROP TABLE x')", dialect.Text(Nasty));
        Assert.Equal("\"a'b\"\"c\"", dialect.Identifier("a'b\"c"));
        Assert.Equal("CAST(d + INTERVAL '3' MONTH AS DATE)", dialect.Days.PlusMonths("d", 3));
        Assert.Contains("REGEXP_LIKE", dialect.Cells.Matches("t", "[0-9]+"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_stage_has_a_page_to_begin_with_that_fails_until_it_is_accepted()
    {
        Assert.Equal(CaseStage.All.Keys, CaseScaffold.Stages.Order(StringComparer.Ordinal));
        foreach (var stage in CaseScaffold.Stages)
        {
            Assert.Equal(0, Run("new", "case", stage, "my-page").Code);
            AssertWaits(stage, $"tests/cases/{stage}/my-page.md");
        }

        Assert.Equal(0, Run("new", "command", "count").Code);
        Assert.Equal(0, Run("new", "rule", "odd-purpose").Code);
        Assert.Equal(0, Run("new", "dialect", "oracle").Code);
        Assert.All(new[] { "command/count", "lint/odd-purpose" }, p =>
            Assert.Empty(CasePage.Read($"tests/cases/{p}.md", workspace.Read($"tests/cases/{p}.md")).Mistakes)
        );
        Assert.Contains("```sql oracle\n```\n", workspace.Read("tests/cases/sql/oracle.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    [new A(), new B()];\n", "    [new A(), new B(), new C()];\n")]
    [InlineData("    [\n        new A(),\n    ];\n", "    [\n        new A(),\n        new C(),\n    ];\n")]
    [InlineData(
        "x =>\n        [\n            new A(),\n        ];\ny = [];\n",
        "x =>\n        [\n            new A(),\n            new C(),\n        ];\ny = [];\n"
    )]
    public void A_list_keeps_its_layout(string before, string after)
    {
        workspace.Write("List.cs", before);

        Assert.Equal(("List.cs", after), ThingList.With(new Dev.Files.Checkout(workspace.Folder), "List.cs", "new C()"));
    }

    [Fact]
    public void A_name_that_is_taken_or_none_is_refused_and_nothing_is_written()
    {
        workspace.Write("tests/cases/command/taken.md", "");
        var before = Everything();

        foreach (var (said, args) in Refused)
        {
            var (code, written, complaint) = Run(["new", .. args]);

            Assert.Equal((2, ""), (code, written));
            Assert.StartsWith(said, complaint, StringComparison.Ordinal);
        }

        Assert.Equal(before, Everything());
    }

    [Fact]
    public void All_files_are_written_or_none()
    {
        // A folder stands where the last of the files would lie: all others are written by then.
        var before = Everything();
        var checkout = new Dev.Files.Checkout(workspace.Folder);
        var scaffold = RuleScaffold.Make(checkout, "odd-purpose", out _)!;
        Directory.CreateDirectory(workspace.PathOf("grammar/broken.md/in"));
        var broken = scaffold with { Changed = [.. scaffold.Changed, ("grammar/broken.md", "x")] };

        Assert.Throws<IOException>(() => broken.Write(checkout));

        Assert.Equal(before, Everything());
    }

    public void Dispose() => workspace.Dispose();

    private static int Find(LintRule rule, string policy)
    {
        var compiled = PolicyCompiler.Compile(new MemoryPolicyFiles(policy));
        return rule.Find(new LintContext(compiled, compiled.Program!, LintOptions.Default)).Count();
    }

    // It is read, marked, and something comes out of it where its block is empty.
    private void AssertWaits(string stage, string file)
    {
        var page = CasePage.Read(file, workspace.Read(file));
        Assert.Empty(page.Mistakes);
        Assert.Contains(Scaffold.Marker, workspace.Read(file), StringComparison.Ordinal);
        Assert.NotEmpty(CaseRunner.Differences(page.Cases[0], CaseRunner.Run(stage, page.Cases[0])));
    }

    private string Everything() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(workspace.Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(static f => f + File.ReadAllText(f))
        );

    private (int Code, string Written, string Complained) Run(params string[] args)
    {
        var console = new FakeConsole();
        var code = new DevApp(console, workspace.Folder, static _ => throw new InvalidOperationException("`new` starts no program")).Run(
            args
        );
        return (code, console.Written.ToString(), console.Complained.ToString());
    }
}
