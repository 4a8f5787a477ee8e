using System.Text.Json;
using System.Xml.Linq;
using Sluice.Cli.Commands;
using Sluice.Cli.Rendering;
using Sluice.Cli.Tests.Documenting;
using Sluice.Records.Sql;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>
/// Every command, with files, names and texts that would like to speak to a terminal, a pipeline or a page. The commands are those that
/// there are: one without a row here fails. Not judged is what a command hands on rather than says: the bytes of a formatted file, of a
/// compiled set and of rows.
/// </summary>
public sealed class HostileOutputTests
{
    private const string Good = HostileBench.Manifest;
    private const string Bad = HostileBench.BadManifest;
    private const string Field = HostileBench.Name + "id";

    private static readonly Dictionary<string, Func<HostileBench, IEnumerable<(string Format, CommandRun Run)>>> Rows = new(
        StringComparer.Ordinal
    )
    {
        ["check"] = static b =>
            Formats(b, Renderers.Names, "check", Good, "--policies", "set")
                .Concat(Formats(b, Renderers.Names, "check", Good, Bad, "--policies", "set"))
                .Concat(Formats(b, Renderers.Names, "check", Good, "--policies", "broken")),
        ["why"] = static b =>
            Formats(b, ["text", "markdown", "json"], "why", Good, Field, "--policies", "set")
                .Concat(Formats(b, ["text", "markdown", "json"], "why", Good, HostileBench.Name + "secret", "--policies", "set"))
                .Concat(
                    Texts(
                        b,
                        ["why", Good, HostileBench.Text, "--policies", "set"],
                        ["why", Bad, "x", "--policies", "set"],
                        ["why", Good, Field, "--policies", "set", "--to", HostileBench.Text]
                    )
                ),
        ["verify"] = Verify,
        ["test"] = static b =>
            Formats(b, ["text", "junit"], "test", "--policies", "set", "--verbose")
                .Concat(
                    Texts(
                        b,
                        ["test", "--policies", "broken"],
                        ["test", "--policies", "set", "--filter", HostileBench.Text],
                        ["test", "--policies", "set", "--coverage-listing", "list.txt", "--coverage", "c.xml"]
                    )
                )
                .Concat(Files(b, ("text", "list.txt"), ("junit", "c.xml"))),
        ["fmt"] = static b => Texts(b, ["fmt", "--diff", "set"], ["fmt", "--check", "set"], ["fmt", "broken"], ["fmt", "set"]),
        ["lint"] = static b =>
            Formats(b, ["text", "json", "sarif"], "lint", "--policies", "set")
                .Concat(Texts(b, ["lint", "--policies", "broken"], ["lint", "--policies", "set", "--only", HostileBench.Text])),
        ["doc"] = static b =>
            [("html", b.Run("doc", "set")), ("html", b.Run("doc", "set", "--title", HostileBench.Text)), .. Texts(b, ["doc", "broken"])],
        ["init"] = static b => Texts(b, ["init", HostileBench.File]),
        ["new"] = static b =>
            Texts(
                b,
                ["new", "rule", "added", "--policies", "set", "--title", HostileBench.Text, "--deny", "data.secret"],
                ["new", "rule", HostileBench.Text, "--policies", "set"],
                ["new", "test", "added", "--policies", "set", "--send", "data.id", "--to", "desk", "--for", "work"],
                ["new", "test", HostileBench.Text, "--policies", "set", "--send", HostileBench.Text],
                ["new", "scenario", "added", "--policies", "set", "--title", HostileBench.Text],
                ["new", "rule", "more", "--policies", "set", "--file", HostileBench.Text]
            ),
        ["compile"] = static b =>
            Texts(
                b,
                ["compile", "broken", "-o", "x.slc"],
                ["compile", "set", "-o", HostileBench.File + ".slc"],
                ["compile", "set", "-o", "no/" + HostileBench.File + "/x.slc"]
            ),
        ["sql"] = static b =>
            SqlDialects
                .Names.SelectMany(d => Texts(b, ["sql", "good.yaml", "--policies", "set", "--dialect", d]))
                .Concat(
                    Texts(
                        b,
                        ["sql", Bad, "--policies", "set"],
                        ["sql", "good.yaml", "--policies", "set", "--table", HostileBench.Text],
                        ["sql", "good.yaml", "--policies", "set", "--table", HostileBench.Text + "=x"]
                    )
                ),
        ["filter"] = static b =>
            Texts(
                    b,
                    ["filter", "good.yaml", "--policies", "set", "--out", "out"],
                    ["filter", Bad, "--policies", "set", "--out", "out2"],
                    ["filter", Good, "--policies", "set", "--out", "out3"]
                )
                .Concat(Files(b, ("text", "out/report.txt"), ("json", "out/report.json"))),
        ["sample"] = static b =>
            Texts(
                b,
                ["sample", "good.yaml", "--policies", "set", "--out", HostileBench.File, "--people", "3"],
                ["sample", Bad, "--policies", "set", "--out", "made"]
            ),
        ["explain"] = static b => Texts(b, ["explain", HostileBench.Text]),
        ["schema"] = static b => Texts(b, ["schema", HostileBench.Text]),
        ["completion"] = static b => Texts(b, ["completion", HostileBench.Text]),

        // What it answers is judged by HostileEditorTests.
        ["lsp"] = static b => Texts(b, ["lsp", HostileBench.Text]),
    };

    public static TheoryData<string> Commands => [.. CommandList.Create().Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_output_of_a_command_speaks(string command)
    {
        Assert.True(Rows.ContainsKey(command), $"there is no row for `{command}`: add one, with all that it writes");
        using var bench = new HostileBench();
        var runs = Rows[command]
            (bench)
            .Concat(
                Texts(
                    bench,
                    [command, "--" + HostileBench.Text],
                    [command, HostileBench.Text, HostileBench.Text, "--" + HostileBench.Text + "=x"]
                )
            )
            .ToList();

        Assert.All(runs, static r => Judge(r.Format, r.Run));
        Assert.Contains(runs, static r => (r.Run.Output + r.Run.Complaints).Contains("evil", StringComparison.Ordinal));
        Assert.All(runs, static r => Assert.DoesNotContain("SLU9", r.Run.Complaints, StringComparison.Ordinal));
    }

    private static void Judge(string format, CommandRun run)
    {
        Quiet.Assert(run.Output);
        Quiet.Assert(run.Complaints);
        if (run.Output.Length == 0)
        {
            Assert.NotEqual("", run.Complaints);
            return;
        }

        switch (format)
        {
            case "json" or "sarif":
                JsonDocument.Parse(run.Output).Dispose();
                break;
            case "jsonl":
                Assert.All(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), static l => JsonDocument.Parse(l).Dispose());
                break;
            case "junit":
                XDocument.Parse(run.Output);
                break;
            case "markdown":
                Quiet.AssertMarkdown(run.Output);
                break;
            case "html":
                Assert.Null(new HtmlPage(run.Output).Unbalanced());
                Assert.DoesNotContain(new HtmlPage(run.Output).Tags, static t => t.Name == "img");
                break;
            default:
                Assert.Equal("text", format);
                break;
        }
    }

    private static IEnumerable<(string Format, CommandRun Run)> Formats(
        HostileBench bench,
        IEnumerable<string> formats,
        params string[] args
    ) => formats.Select(f => (f, bench.Run([.. args, "--format", f])));

    private static IEnumerable<(string Format, CommandRun Run)> Texts(HostileBench bench, params string[][] lines) =>
        lines.Select(l => ("text", bench.Run(l)));

    private static IEnumerable<(string Format, CommandRun Run)> Files(HostileBench bench, params (string Format, string File)[] files) =>
        files.Select(f => (f.Format, new CommandRun(0, bench.Read(f.File), "")));

    private static IEnumerable<(string Format, CommandRun Run)> Verify(HostileBench bench)
    {
        foreach (
            var line in new[]
            {
                new[] { "verify", "set" },
                ["verify", "set", "--update"],
                ["verify", "set"],
                ["verify", "broken"],
                ["verify", HostileBench.Text],
            }
        )
        {
            yield return ("text", bench.Run(line));
        }

        // Another verdict on the same manifest, and one whose manifest is gone.
        bench.Write(Good, bench.Read(Good).Replace("to: desk", "to: shop", StringComparison.Ordinal));
        bench
            .Write($"set/verdicts/{HostileBench.File}gone.json", "{}")
            .Write($"set/transfers/{HostileBench.File}more.yaml", bench.Read(Bad));
        bench.Write($"set/verdicts/{HostileBench.File}bad.verdict", $"sluice-verdict 1\n{HostileBench.Text}\n");
        bench.Write(
            $"set/verdicts/{HostileBench.File}orphan.verdict",
            $"sluice-verdict 1\ntransfer {System.Text.Json.JsonSerializer.Serialize(HostileBench.Text)} deny\n"
        );
        yield return ("text", bench.Run("verify", "set", "--verbose"));
        foreach (var formatted in Formats(bench, ["markdown", "json", "junit", "sarif"], "verify", "set"))
        {
            yield return formatted;
        }

        yield return ("text", bench.Run("verify", "set"));
        bench.Run("verify", "set", "--update");
        // What is no accepted verdict stays as it was written.
        foreach (
            var verdict in bench
                .Texts("set/verdicts", ".verdict")
                .Where(static t => t.StartsWith("sluice-verdict 1\ntransfer", StringComparison.Ordinal))
        )
        {
            yield return ("text", new CommandRun(0, verdict, ""));
        }
    }
}
