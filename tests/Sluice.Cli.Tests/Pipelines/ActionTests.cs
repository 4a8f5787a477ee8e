using System.Text.Json;
using System.Text.RegularExpressions;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Sluice.Cli.Tests.Pipelines;

/// <summary>
/// The GitHub Action, step by step, as far as that goes without GitHub: its scripts are run with the environment it gives them.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ActionTests : IDisposable
{
    private static readonly YamlNode Action = YamlFile.Read("action.yml");

    private readonly TemporaryFolder bench = Workbench.WithPolicy();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("desk", 0, 0)]
    [InlineData("shop", 1, 1)]
    [InlineData("lab", 1, 1)]
    [InlineData("panel", 4, 4)]
    public void It_writes_SARIF_and_a_summary_and_ends_like_the_gate(string to, int code, int ends)
    {
        bench.Write("transfers/one.yaml", Workbench.Manifest("one", to));
        var (outputs, summary, exit) = Run(new() { ["manifests"] = "transfers", ["policies"] = "set" });

        Assert.Equal($"{code}", outputs["exit-code"]);
        Assert.Equal(ends, exit);
        var sarif = JsonDocument.Parse(bench.Read(outputs["sarif"])).RootElement;
        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        Assert.Equal(code == 0, sarif.GetProperty("runs")[0].GetProperty("results").GetArrayLength() == 0);
        Assert.StartsWith("## Sluice: 1 ", summary, StringComparison.Ordinal);
        Assert.Equal(bench.Run("check", "transfers", "--policies", "set", "--format", "sarif").Output, bench.Read(outputs["sarif"]));
    }

    [Fact]
    public void What_is_restricted_passes_where_that_is_meant()
    {
        bench.Write("transfers/one.yaml", Workbench.Manifest("one", "panel"));

        Assert.Equal(
            0,
            Run(
                new()
                {
                    ["manifests"] = "transfers",
                    ["policies"] = "set",
                    ["allow-restricted"] = "true",
                }
            ).Exit
        );
        bench.Write("transfers/two.yaml", Workbench.Manifest("two", "shop"));
        Assert.Equal(
            1,
            Run(
                new()
                {
                    ["manifests"] = "transfers",
                    ["policies"] = "set",
                    ["allow-restricted"] = "true",
                }
            ).Exit
        );
    }

    [Fact]
    public void Policy_errors_stop_it_and_an_old_file_is_not_taken_for_a_new_one()
    {
        bench
            .Write("transfers/one.yaml", Workbench.Manifest("one", "desk"))
            .Write("set/broken.sluice", "rule broken { deny nobody_knows_this }\n")
            .Write("sluice.sarif", "old");
        var (outputs, _, exit) = Run(new() { ["manifests"] = "transfers", ["policies"] = "set" });

        Assert.Equal("3", outputs["exit-code"]);
        Assert.Equal(3, exit);
        Assert.NotEqual("old", bench.Exists("sluice.sarif") ? bench.Read("sluice.sarif") : "");
    }

    [Fact]
    public void Globs_and_several_manifests_work_and_no_value_is_a_command()
    {
        bench.Write("transfers/one.yaml", Workbench.Manifest("one", "desk")).Write("transfers/two.yaml", Workbench.Manifest("two", "desk"));

        Assert.Equal(
            0,
            Run(
                new()
                {
                    ["manifests"] = "transfers/on*.yaml transfers/two.yaml",
                    ["policies"] = "set",
                    ["as-of"] = "2026-01-15",
                }
            ).Exit
        );
        Assert.Equal(2, Run(new() { ["manifests"] = "$(touch${IFS}mine) ;touch${IFS}mine", ["policies"] = "\"; touch mine; \"" }).Exit);
        Assert.False(bench.Exists("mine"));
    }

    [Theory]
    [InlineData("2026-01-15", 0)]
    [InlineData("2026-01-16", 2)]
    [InlineData("yesterday", 2)]
    public void No_manifest_is_dated_before_the_day_that_is_said(string earliest, int exit)
    {
        bench.Write("transfers/one.yaml", Workbench.Manifest("one", "desk"));

        Assert.Equal(
            exit,
            Run(
                new()
                {
                    ["manifests"] = "transfers",
                    ["policies"] = "set",
                    ["not-before"] = earliest,
                }
            ).Exit
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("256")]
    [InlineData("0\n")]
    [InlineData("x")]
    public void It_stays_shut_when_the_gate_could_not_say_anything(string code)
    {
        var last = Steps().Last();

        Assert.Equal(
            2,
            new Shell(bench.Folder)
                .Script(
                    last.Text("run"),
                    new Dictionary<string, string>
                    {
                        ["CODE"] = code,
                        ["ALLOW_RESTRICTED"] = "true",
                        ["GITHUB_ACTION_PATH"] = Repository.Root,
                    }
                )
                .Code
        );
    }

    [Fact]
    public void It_uploads_what_was_written_and_only_then()
    {
        var upload = Steps().Single(static s => s.Text("uses").Length > 0);

        Assert.Matches("^github/codeql-action/upload-sarif@[0-9a-f]{40}$", upload.Text("uses"));
        Assert.Equal("${{ inputs.upload == 'true' && steps.gate.outputs.sarif != '' }}", upload.Text("if"));
        Assert.Equal("${{ steps.gate.outputs.sarif }}", upload["with"].Text("sarif_file"));
        Assert.Equal("composite", Action["runs"].Text("using"));
    }

    [Fact]
    public void Every_input_and_step_that_is_named_is_there()
    {
        var text = File.ReadAllText(Path.Join(Repository.Root, "action.yml"));
        var inputs = ((YamlMappingNode)Action["inputs"]).Children.Keys.Select(static k => k.ToString()).ToHashSet(StringComparer.Ordinal);

        Assert.All(Regex.Matches(text, @"inputs\.([a-z-]+)").Select(static m => m.Groups[1].Value), name => Assert.Contains(name, inputs));
        Assert.All(inputs, name => Assert.Contains($"inputs.{name}", text, StringComparison.Ordinal));
        Assert.All(((YamlMappingNode)Action["inputs"]).Children.Values, static i => Assert.NotEmpty(i.Text("description")));

        // Values reach a script through its environment only.
        Assert.All(Steps(), static s => Assert.DoesNotContain("${{", s.Text("run"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("transfers/one.yaml\ntransfers/shop.yaml", 1)]
    [InlineData("transfers/one.yaml\r\ntransfers/shop.yaml\r\n", 1)]
    [InlineData("\n  transfers/one.yaml  \n\n  transfers/a b.yaml\n", 1)]
    [InlineData("transfers/one.yaml transfers/shop.yaml\n", 1)]
    [InlineData("transfers/one.yaml\n", 0)]
    [InlineData("transfers/one.yaml\ntransfers/desk -h .yaml", 0)]
    [InlineData("transfers/one.yaml\ntransfers/x -h .yaml", 1)]
    [InlineData("transfers/x -h .yaml", 2)]
    [InlineData("transfers/one.yaml -h", 2)]
    [InlineData("transfers/one.yaml --help", 2)]
    [InlineData("-rf.yaml", 1)]
    [InlineData("--version", 2)]
    [InlineData("@names", 2)]
    [InlineData("-", 2)]
    [InlineData(" \n \t", 2)]
    [InlineData("", 2)]
    public void Every_manifest_is_decided_whatever_it_is_called(string manifests, int ends)
    {
        bench
            .Write("transfers/one.yaml", Workbench.Manifest("one", "desk"))
            .Write("names", "transfers/one.yaml\n")
            .Write("transfers/desk -h .yaml", Workbench.Manifest("other", "desk"));
        foreach (var name in new[] { "shop", "a b", "x -h ", "../-rf" })
        {
            bench.Write($"transfers/{name}.yaml", Workbench.Manifest("another", "shop"));
        }

        var (outputs, _, exit) = Run(
            new()
            {
                ["manifests"] = manifests,
                ["policies"] = "set",
                ["allow-restricted"] = "true",
            }
        );

        Assert.Equal(ends, exit);
        Assert.True(ends == 2 || outputs["exit-code"] == $"{ends}");
    }

    [Theory]
    [InlineData("transfers/one.yaml")]
    [InlineData("set/policy.sluice")]
    [InlineData("./transfers/../link.sarif")]
    [InlineData("x.sarif\nexit-code=0")]
    [InlineData("x\n.sarif")]
    [InlineData("x\r.sarif")]
    [InlineData("\u001b.sarif")]
    [InlineData("")]
    [InlineData("nowhere/\u0007/x.sarif")]
    public void Where_it_writes_is_no_input_and_no_output_of_its_own(string sarif)
    {
        bench.Write("transfers/one.yaml", Workbench.Manifest("one", "shop")).Write("link.sarif", Workbench.Manifest("two", "shop"));
        var (outputs, _, exit) = Run(
            new()
            {
                ["manifests"] = "transfers/one.yaml link.sarif",
                ["policies"] = "set",
                ["sarif"] = sarif,
            }
        );

        Assert.Equal(2, exit);
        Assert.DoesNotContain("exit-code", outputs.Keys);
        Assert.All(["transfers/one.yaml", "set/policy.sluice", "link.sarif"], file => Assert.True(bench.Exists(file)));
        Assert.Equal(Workbench.Manifest("one", "shop"), bench.Read("transfers/one.yaml"));
    }

    [Fact]
    public void It_stays_shut_without_the_program_and_where_it_cannot_write()
    {
        bench.Write("transfers/one.yaml", Workbench.Manifest("one", "desk"));
        Dictionary<string, string> inputs = new() { ["manifests"] = "transfers", ["policies"] = "set" };

        Assert.Equal(0, Run(inputs).Exit);
        Assert.Equal(2, Run(inputs, "nowhere").Exit);
        Assert.Equal(2, Run(new(inputs) { ["policies"] = " " }).Exit);
        Assert.Equal(2, Run(new(inputs) { ["policies"] = "--version" }).Exit);
        Assert.Equal(2, Run(new(inputs) { ["as-of"] = "--help" }).Exit);
        Assert.NotEqual(0, Run(new(inputs) { ["sarif"] = "transfers/one.yaml/x.sarif" }).Exit);

        var without = new Shell(bench.Folder, withProgram: false);
        var values = new Dictionary<string, string>
        {
            ["MANIFESTS"] = "transfers",
            ["POLICIES"] = "set",
            ["SARIF"] = "a.sarif",
            ["GITHUB_OUTPUT"] = "out",
            ["GITHUB_STEP_SUMMARY"] = "sum",
            ["GITHUB_ACTION_PATH"] = Repository.Root,
            ["PATH"] = "/usr/bin:/bin",
        };
        var run = without.Script(Steps().First().Text("run"), values);
        Assert.Equal(2, run.Code);
        Assert.Contains("`sluice`", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_needs_is_said()
    {
        Assert.Contains("security-events: write", Action.Text("description"), StringComparison.Ordinal);
        Assert.Contains("`sluice` on the PATH", Action.Text("description"), StringComparison.Ordinal);
    }

    private static IEnumerable<YamlNode> Steps() => (YamlSequenceNode)Action["runs"]["steps"];

    private (Dictionary<string, string> Outputs, string Summary, int Exit) Run(Dictionary<string, string> given, string written = "github")
    {
        var inputs = ((YamlMappingNode)Action["inputs"]).Children.ToDictionary(
            static i => i.Key.ToString(),
            i => given.GetValueOrDefault(i.Key.ToString(), i.Value.Text("default")),
            StringComparer.Ordinal
        );
        bench.Write("github/output", "").Write("github/summary.md", "");
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var shell = new Shell(bench.Folder);
        var exit = 0;
        foreach (var step in Steps().Where(static s => s.Text("run").Length > 0))
        {
            Assert.Equal("bash", step.Text("shell"));
            var variables = ((YamlMappingNode)step["env"]).Children.ToDictionary(
                static e => e.Key.ToString(),
                e => Value(e.Value.ToString()),
                StringComparer.Ordinal
            );
            variables["GITHUB_ACTION_PATH"] = Repository.Root;
            variables["GITHUB_OUTPUT"] = Path.Join(bench.Folder, written, "output");
            variables["GITHUB_STEP_SUMMARY"] = Path.Join(bench.Folder, written, "summary.md");
            exit = shell.Script(step.Text("run"), variables).Code;
            if (exit != 0)
            {
                // GitHub ends the job.
                break;
            }

            foreach (var line in bench.Read("github/output").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                outputs[line.Split('=')[0]] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
            }
        }

        return (outputs, bench.Read("github/summary.md"), exit);

        string Value(string expression) =>
            Regex.Match(expression, @"^\$\{\{ inputs\.([a-z-]+) \}\}$") is { Success: true } input ? inputs[input.Groups[1].Value]
            : Regex.Match(expression, @"^\$\{\{ steps\.gate\.outputs\.([a-z-]+) \}\}$") is { Success: true } output
                ? outputs.GetValueOrDefault(output.Groups[1].Value, "")
            : throw new InvalidOperationException($"{expression} is no expression this test knows");
    }
}
