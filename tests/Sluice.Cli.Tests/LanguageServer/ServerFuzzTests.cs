using System.Text.Json.Nodes;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.LanguageServer;

/// <summary>
/// Random edits and random questions at random places: the server answers all of them, never dies, and has the text that the editor has.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ServerFuzzTests : IDisposable
{
    private const int Edits = 40;
    private const int RequestFailed = -32803;

    private static readonly string[] Inserted =
    [
        "{",
        "}",
        "\"",
        "/*",
        "*/",
        "//",
        "#",
        ".",
        ",",
        "(",
        ")",
        ":",
        "[",
        "]",
        "- ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "rule x {",
        " allow ",
        " when not ",
        " consent ",
        " any ",
        "category ",
        "account.",
        "é",
        "\uD83D\uDE00",
        "\uD83D",
        "\u2028",
        "\u0000",
        "\uFEFF",
        "---\n",
        "&a ",
        "*a",
        "!!x ",
        "% ",
        "? ",
        "to: ",
        "technique: { ",
        "use \"../rules.sluice\"\n",
    ];

    private static readonly string[] AtPlace =
    [
        "textDocument/completion",
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/references",
        "textDocument/prepareRename",
    ];

    private static readonly string[] OfText =
    [
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/semanticTokens/full",
        "textDocument/codeLens",
        "textDocument/formatting",
    ];

    private readonly TemporaryFolder workspace = TemporaryFolder.OfPages();

    [Fact]
    public async Task Random_edits_and_questions_are_survived_and_texts_stay_equal()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        var random = new Random(5090);
        foreach (var path in Files())
        {
            var uri = EditorClient.UriOf(path);
            var text = File.ReadAllText(path).TrimStart('\uFEFF');
            client.Open(uri, text);
            for (var edit = 0; edit < Edits; edit++)
            {
                text = Change(client, random, uri, text, edit + 2);
                await AskAsync(client, random, uri, text, $"{path}, edit {edit}");
            }

            var there = await client.AskAsync("sluice/text", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } });
            Assert.Equal(text, there["result"]!["text"]!.GetValue<string>());
            client.Tell("textDocument/didClose", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } });
        }

        Assert.False(client.HasExited);
        Assert.Equal(
            "",
            string.Join(
                "\n",
                client
                    .Notifications.Where(static n => n.Method == "window/logMessage" && n.Params!["type"]!.GetValue<int>() == 1)
                    .Select(static n => n.Params!["message"])
            )
        );
        Assert.Equal(0, await client.EndAsync());
    }

    public void Dispose() => workspace.Dispose();

    private List<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(workspace.Folder, "policies"), "*.*", SearchOption.AllDirectories)
                .Where(static f =>
                    f.EndsWith(".sluice", StringComparison.Ordinal)
                    || (f.Contains("transfers", StringComparison.Ordinal) && f.EndsWith(".yaml", StringComparison.Ordinal))
                )
                .Order(StringComparer.Ordinal)
                .Where(static (_, i) => i % 3 == 0),
        ];

    // One to three changes in a message, each on the text that the one before has left.
    private static string Change(EditorClient client, Random random, string uri, string text, int version)
    {
        var changes = new JsonArray();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var start = Whole(text, random.Next(text.Length + 1));
            var end = random.Next(3) == 0 ? Whole(text, Math.Min(text.Length, start + random.Next(30))) : start;
            var inserted =
                random.Next(4) == 0 ? text[..Whole(text, Math.Min(text.Length, random.Next(60)))] : Inserted[random.Next(Inserted.Length)];
            inserted = inserted == "\uD83D" ? "\uFFFD" : inserted;
            changes.Add(
                new JsonObject
                {
                    ["range"] = new JsonObject { ["start"] = EditorText.Position(text, start), ["end"] = EditorText.Position(text, end) },
                    ["text"] = inserted,
                }
            );
            text = string.Concat(text.AsSpan(0, start), inserted, text.AsSpan(end));
        }

        client.Tell(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
                ["contentChanges"] = changes,
            }
        );
        return text;
    }

    // A place that the protocol can name: not within a line break, not within a pair of surrogates.
    private static int Whole(string text, int offset) =>
        offset > 0 && offset < text.Length && ((text[offset - 1] == '\r' && text[offset] == '\n') || char.IsLowSurrogate(text[offset]))
            ? offset - 1
            : offset;

    private static async Task AskAsync(EditorClient client, Random random, string uri, string text, string context)
    {
        var position = EditorText.Position(text, Whole(text, random.Next(text.Length + 1)));
        var document = new JsonObject { ["uri"] = uri };
        var (method, arguments) = random.Next(8) switch
        {
            0 => (
                OfText[random.Next(OfText.Length)],
                new JsonObject
                {
                    ["textDocument"] = document,
                    ["options"] = new JsonObject { ["tabSize"] = 2, ["insertSpaces"] = true },
                }
            ),
            1 => (
                "textDocument/rename",
                new JsonObject
                {
                    ["textDocument"] = document,
                    ["position"] = position,
                    ["newName"] = random.Next(2) == 0 ? "renamed" : "Bad Name",
                }
            ),
            2 => (
                "textDocument/codeAction",
                new JsonObject
                {
                    ["textDocument"] = document,
                    ["range"] = new JsonObject
                    {
                        ["start"] = new JsonObject { ["line"] = 0, ["character"] = 0 },
                        ["end"] = position,
                    },
                    ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() },
                }
            ),
            3 => ("workspace/symbol", new JsonObject { ["query"] = "a" }),
            _ => (
                AtPlace[random.Next(AtPlace.Length)],
                new JsonObject
                {
                    ["textDocument"] = document,
                    ["position"] = position,
                    ["context"] = new JsonObject { ["includeDeclaration"] = true },
                }
            ),
        };
        var answer = await client.AskAsync(method, arguments);

        Assert.True(
            answer["error"] is null || (method == "textDocument/rename" && answer["error"]!["code"]!.GetValue<int>() == RequestFailed),
            $"{context}: {method} {position.ToJsonString()}: {answer.ToJsonString()}"
        );
    }
}
