using System.Text.Json.Nodes;
using Sluice.Cli.Tests.Schemas;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>JSON lines in, JSON lines out: decided side by side, in the order of the input, and no differently than as a whole.</summary>
public sealed class StreamTests : IDisposable
{
    private static readonly string[] Partners = ["desk", "panel", "lab", "shop"];
    private static readonly string[] Answers = ["allow", "restrict", "undetermined", "deny"];

    private const string Tickets =
        """{"tickets":{"key":"id","subject":{"adult":"adult"},"fields":{"phone":{"category":"account.phone"}}}}""";

    private readonly TemporaryFolder bench = Workbench.WithPolicy();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Every_line_is_answered_in_its_place()
    {
        const int Count = 3000;
        var run = bench.RunWithInput(string.Concat(Enumerable.Range(0, Count).Select(static i => Line(i))), Stream("-"));

        Assert.Equal(1, run.Code);
        Assert.Equal("", run.Complaints);
        var lines = Lines(run.Output);
        Assert.Equal(Count, lines.Length);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal($"t{i}", lines[i]["transfer"]!.GetValue<string>());
            Assert.Equal(Answers[i % 4], lines[i]["verdict"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 4)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void The_worst_line_sets_the_exit_code(int worst, int code)
    {
        bench.Write(
            "all.jsonl",
            string.Concat(Enumerable.Repeat(Line(0), 500)) + Line(worst) + string.Concat(Enumerable.Repeat(Line(0), 500))
        );

        Assert.Equal(code, bench.Run(Stream("all.jsonl")).Code);
    }

    [Fact]
    public void The_examples_get_the_verdicts_they_get_as_a_whole()
    {
        var root = Repository.Root;
        var compared = 0;
        foreach (
            var set in Directory
                .EnumerateDirectories(Path.Join(root, "policies"))
                .Where(static d => Directory.Exists(Path.Join(d, "transfers")))
                .Order(StringComparer.Ordinal)
        )
        {
            var documents = Directory
                .EnumerateFiles(Path.Join(set, "transfers"), "*.yaml")
                .Order(StringComparer.Ordinal)
                .SelectMany(static f => YamlAsJson.Documents(File.ReadAllText(f)))
                .ToList();
            bench.Write("lines.jsonl", string.Concat(documents.Select(static d => d!.ToJsonString() + "\n")));

            // A line feed more makes the reader of whole files take one line for JSON lines too.
            var whole = bench.Run("check", "lines.jsonl", "--policies", set, "--format", "json");
            var stream = bench.Run("check", "lines.jsonl", "--policies", set, "--format", "jsonl");

            Assert.Equal(whole.Code, stream.Code);
            Assert.Equal(whole.Complaints, stream.Complaints);
            var expected = JsonNode.Parse(whole.Output)!["verdicts"]!.AsArray();
            foreach (var verdict in expected)
            {
                // What would change a verdict is not looked for in a stream.
                verdict!["changes"] = new JsonArray();
            }

            Assert.Equal(expected.Select(static v => v!.ToJsonString()), Lines(stream.Output).Select(static v => v!.ToJsonString()));
            compared += expected.Count;
        }

        Assert.InRange(compared, 20, int.MaxValue);
    }

    [Theory]
    [InlineData(
        "{\"transfer\":\"x\",\"to\":\"desk\",\"to\":\"shop\",\"purpose\":\"support\",\"datasets\":{\"d\":{\"fields\":{\"f\":{\"category\":\"account.phone\"}}}}}"
    )]
    [InlineData(
        "{\"transfer\":\"x\",\"to\":\"dsek\",\"purpose\":\"support\",\"datasets\":{\"d\":{\"fields\":{\"f\":{\"category\":\"account.phone\"}}}}}"
    )]
    [InlineData("{\"transfer\":\"x\",\"to\":\"désk\",\"purpose\":\"support\"}")]
    [InlineData("{\"transfer\":\"\\ud800\",\"to\":\"nobody\",\"purpose\":\"support\"}")]
    [InlineData("{\"transfer\": ")]
    [InlineData("{} {}")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("{\"transfer\":{\"a\":[1,{\"b\":2}]}}")]
    public void A_line_that_is_wrong_is_reported_with_its_place_and_the_others_are_decided(string wrong)
    {
        var run = bench.RunWithInput(Line(0) + "\n" + wrong + "\n" + Line(4), Stream("-"));

        Assert.Equal(2, run.Code);
        Assert.Equal(["t0", "t4"], Lines(run.Output).Select(static v => v["transfer"]!.GetValue<string>()));
        Assert.Contains("<stdin>:3:", run.Complaints, StringComparison.Ordinal);

        // The same words as for that line alone.
        bench.Write("alone.json", "\n\n" + wrong);
        var alone = bench
            .Run("check", "alone.json", "--policies", "set")
            .Complaints.Replace("alone.json", "<stdin>", StringComparison.Ordinal);
        Assert.Equal(alone, run.Complaints);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_an_error_of_their_line_and_the_others_are_decided()
    {
        byte[] bytes =
        [
            .. System.Text.Encoding.UTF8.GetBytes(Line(0)),
            .. "{\"transfer\": \""u8,
            0xff,
            .. "\"}\n"u8,
            .. System.Text.Encoding.UTF8.GetBytes(Line(4)),
        ];
        var run = bench.Run(new FakeConsole { Input = bytes }, Stream("-"));

        Assert.Equal(2, run.Code);
        Assert.Equal(["t0", "t4"], Lines(run.Output).Select(static v => v["transfer"]!.GetValue<string>()));
        Assert.Contains("<stdin>:2:", run.Complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(70_000)]
    [InlineData(400_000)]
    public void A_line_may_be_longer_than_what_is_read_at_once(int length)
    {
        var title = new string('x', length);
        var lines = Enumerable
            .Range(0, 300)
            .Select(i => i % 100 == 50 ? Line(i).Replace("\"to\"", $"\"title\":\"{title}\",\"to\"", StringComparison.Ordinal) : Line(i));
        var run = bench.RunWithInput(string.Concat(lines), Stream("-"));

        Assert.Equal("", run.Complaints);
        var verdicts = Lines(run.Output);
        Assert.Equal(Enumerable.Range(0, 300).Select(static i => $"t{i}"), verdicts.Select(static v => v["transfer"]!.GetValue<string>()));
        Assert.Equal(
            Enumerable.Range(0, 300).Select(i => i % 100 == 50 ? title : null),
            verdicts.Select(static v => v["title"]?.GetValue<string>())
        );
        Assert.Equal(
            Enumerable.Range(0, 300).Select(static i => Answers[i % 4]),
            verdicts.Select(static v => v["verdict"]!.GetValue<string>())
        );
    }

    [Fact]
    public void Nothing_to_read_is_an_error()
    {
        Assert.Equal(2, bench.RunWithInput("\n \n", Stream("-")).Code);
        Assert.Equal(3, bench.Write("set/broken.sluice", "rule { }").RunWithInput(Line(0), Stream("-")).Code);
    }

    [Fact]
    public void A_file_that_is_written_is_whole()
    {
        bench.Write("all.jsonl", string.Concat(Enumerable.Range(0, 200).Select(static i => Line(i))));

        Assert.Equal(1, bench.Run([.. Stream("all.jsonl"), "-o", "verdicts.jsonl"]).Code);
        Assert.Equal(200, Lines(bench.Read("verdicts.jsonl")).Length);
        Assert.Equal(
            ["all.jsonl", "verdicts.jsonl"],
            Directory.GetFiles(bench.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Progress_is_for_terminals()
    {
        bench.Write("all.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(static i => Line(4 * i))));
        var terminal = new FakeConsole { ErrorIsTerminal = true };
        var shown = bench.Run(terminal, Stream("all.jsonl"));

        Assert.Contains(" transfers  ", shown.Complaints, StringComparison.Ordinal);
        Assert.EndsWith("\r", shown.Complaints, StringComparison.Ordinal);
        Assert.Equal("", bench.Run(Stream("all.jsonl")).Complaints);
    }

    private static string[] Stream(string manifest) => ["check", manifest, "--policies", "set", "--format", "jsonl"];

    private static string Line(int i) =>
        $"{{\"transfer\":\"t{i}\",\"to\":\"{Partners[i % 4]}\",\"purpose\":\"support\",\"on\":\"2026-01-15\",\"datasets\":{Tickets}}}\n";

    private static JsonNode[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => JsonNode.Parse(l)!)];
}
