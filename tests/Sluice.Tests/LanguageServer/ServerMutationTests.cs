using System.Globalization;
using System.Text.Json.Nodes;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>
/// Twenty thousand messages, many of them broken: heads, JSON, addresses, ranges, versions, texts opened and closed out of order. Every
/// question is answered once, every broken message is refused once, the server has the texts the editor has, and ends when asked.
/// </summary>
public class ServerMutationTests
{
    private const int Seed = 1705;
    private static readonly int Cases = DrawnCases.Of("messages to the server of an editor", Seed, 20_000);

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["/ws/p/a.sluice"] =
            "category account { id }\npurpose support\npartner desk { in IE }\nrule r { allow account to desk for support }\ntest \"t\" { transfer account.id to desk on 2026-01-15 expect allow }\n",
        ["/ws/p/transfers/t.yaml"] =
            "transfer: t\nto: desk\npurpose: support\ndatasets: { d: { fields: { f: { category: account.id } } } }\n",
        ["/ws/q/b.sluice"] = "use \"../p/a.sluice\"\nrule s { deny account.id when people > 3 }\n",
        ["/ws/q/transfers/u.yaml"] = "transfer: u\nto: desk\n",
    };

    private static readonly string[] Uris =
    [
        "file:///ws/p/a.sluice",
        "file:///ws/q/b.sluice",
        "file:///ws/p/transfers/t.yaml",
        "untitled:Untitled-1",
        "file:///ws/p/%6Eew.sluice",
        "file:///ws/p/tsconfig.json",
    ];

    private static readonly string[] OddUris =
    [
        "",
        "file:",
        "file://",
        "file:///",
        "file:///ws",
        "file:///ws/p/a.sluice%",
        "file:///ws/p/%zz.sluice",
        "file:///ws/p/%00.sluice",
        "file:///ws/p/%ff%fe.sluice",
        "file:///../..",
        "file://server/share/a.sluice",
        "file:///c%3A/a.sluice",
        "file:///C:/a.sluice",
        "git:/ws/p/a.sluice?{}",
        "vscode-vfs://github/a.sluice",
        "http://[",
        "a.sluice",
        "/ws/p/a.sluice",
        "untitled:",
        "file:///ws/p//a.sluice",
    ];

    private static readonly string[] Questions =
    [
        "textDocument/completion",
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/references",
        "textDocument/prepareRename",
        "textDocument/rename",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/semanticTokens/full",
        "textDocument/codeLens",
        "textDocument/formatting",
        "textDocument/codeAction",
        "workspace/executeCommand",
        "no/such",
    ];

    private static readonly string[] Heads =
    [
        "Content-Length: -1\r\n\r\n",
        "Content-Length:\r\n\r\n",
        "Content-Length: 1e3\r\n\r\n",
        "Content-Length: 9999999999\r\n\r\n",
        "Content-Type: x\r\n\r\n",
        "garbage\r\n\r\n",
        "\0\0\0\r\n\r\n",
        ": \r\n\r\n",
        "Content-Length 5\r\n\r\n{}",
    ];

    // Bodies that are no JSON, then JSON that is no message.
    private static readonly string[] Bodies =
    [
        "",
        "{",
        "}",
        "{\"jsonrpc\": \"2.0\"",
        "{\"jsonrpc\": \"2.0\", \"id\": 01}",
        "\uFEFF{}",
        "{\"a\": \"\u0001\"}",
        "nul",
        "{} {}",
        "{\"a\":1,}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{}",
        "[]",
        "1",
        "null",
        "true",
        "\"x\"",
        "[{\"jsonrpc\": \"2.0\", \"method\": \"exit\"}]",
        "{\"jsonrpc\": \"2.0\"}",
        "{\"jsonrpc\": 2, \"method\": \"exit\"}",
        "{\"jsonrpc\": \"2.0\", \"method\": null}",
        "{\"jsonrpc\": \"2.0\", \"method\": \"exit\", \"params\": 1}",
        "{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"exit\"}",
        "{\"jsonrpc\": \"2.0\", \"id\": true, \"result\": 1}",
        "{\"jsonrpc\": \"2.0\", \"error\": 1}",
    ];

    private static readonly string[] Inserted =
    [
        "{",
        "}",
        "\"",
        "//",
        "/*",
        "#",
        ".",
        ",",
        "\n",
        "\r\n",
        "\r",
        "rule x {",
        " allow ",
        " when not ",
        "account.",
        "é",
        "\uD83D\uDE00",
        "\u2028",
        "\u0000",
        "\uFEFF",
        "---\n",
        "datasets: ",
        "verdict: x\n",
        "use \"../q/b.sluice\"\n",
        "LONE",
    ];

    private readonly Random random = new(Seed);
    private readonly Dictionary<string, string> open = new(StringComparer.Ordinal);
    private readonly List<Task<JsonNode>> asked = [];
    private int refused;

    [Fact]
    public async Task No_message_ends_the_server_or_its_knowledge_of_the_texts()
    {
        var editor = await EditorPipe.StartAsync(new MemoryWorkspace(Files));
        for (var i = 1; i <= Cases; i++)
        {
            One(editor, i);
            if (i % 200 == 0)
            {
                await CompareAsync(editor, i);
            }
        }

        var answers = await Task.WhenAll(asked);
        Assert.Equal(refused, editor.Refusals.Count());
        Assert.All(editor.Refusals, static c => Assert.True(c is -32700 or -32600, c.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal("", string.Join("\n", editor.Logged.Where(static l => l.StartsWith("Internal", StringComparison.Ordinal)).Take(3)));
        Assert.All(answers, static a =>
            Assert.True(a["error"] is null || a["error"]!["code"]!.GetValue<int>() is -32601 or -32602 or -32803, a.ToJsonString())
        );
        Assert.Null((await editor.AskAsync("shutdown", "null"))["error"]);
        Assert.True(await editor.EndAsync());
    }

    private void One(EditorPipe editor, int number)
    {
        var uri = Uris[random.Next(Uris.Length)];
        switch (random.Next(10))
        {
            case 0:
                editor.Raw(Heads[random.Next(Heads.Length)]);
                refused++;
                Ask(editor, uri);
                break;
            case 1:
                // What follows a broken message up to the next good head counts as a part of it.
                editor.Send(Bodies[random.Next(Bodies.Length)]);
                refused++;
                Ask(editor, uri);
                break;
            case 2:
                // A message whose length is wrong, by some bytes to either side; the next is read all the same.
                var body = $$"""{"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": "{{random.Next()}}"} }""";
                var wrong = body.Length + (random.Next(2) == 0 ? -random.Next(1, body.Length) : random.Next(1, 30));
                editor.Raw(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {wrong}\r\n\r\n{body}"));
                refused++;
                Ask(editor, uri);
                break;
            case 3:
                Odd(editor, OddUris[random.Next(OddUris.Length)]);
                break;
            case 4 when open.Remove(uri):
                editor.Tell("textDocument/didClose", $$"""{"textDocument": {"uri": "{{uri}}"} }""");
                break;
            case 4:
                open[uri] = Files.GetValueOrDefault("/ws" + uri[Math.Min(uri.Length, 10)..], "category lone\n");
                editor.Tell(
                    "textDocument/didOpen",
                    new JsonObject
                    {
                        ["textDocument"] = new JsonObject
                        {
                            ["uri"] = uri,
                            ["languageId"] = "sluice",
                            ["version"] = random.Next(-3, 4),
                            ["text"] = open[uri],
                        },
                    }.ToJsonString()
                );
                break;
            case 5 or 6 or 7:
                Edit(editor, uri, number);
                break;
            default:
                Ask(editor, uri);
                break;
        }
    }

    // Texts at odd addresses are opened, changed without being open, asked about and closed twice.
    private void Odd(EditorPipe editor, string uri)
    {
        var document = new JsonObject { ["uri"] = uri }.ToJsonString();
        editor.Tell("textDocument/didChange", $$"""{"textDocument": {{document}}, "contentChanges": [{"text": "rule x {"}]}""");
        Ask(editor, uri);
        editor.Tell("textDocument/didSave", $$"""{"textDocument": {{document}} }""");
        editor.Tell("textDocument/didClose", $$"""{"textDocument": {{document}} }""");
        editor.Tell("textDocument/didClose", $$"""{"textDocument": {{document}} }""");
    }

    private void Ask(EditorPipe editor, string uri)
    {
        var method = Questions[random.Next(Questions.Length)];
        var place = $$"""{"line": {{Number()}}, "character": {{Number()}} }""";
        var document = new JsonObject { ["uri"] = uri }.ToJsonString();
        asked.Add(
            editor.AskAsync(
                method,
                method == "workspace/executeCommand"
                    ? $$"""{"command": "sluice.runTest", "arguments": ["{{Uris[0]}}", "{{(random.Next(2) == 0 ? "t" : "none")}}"]}"""
                    : $$"""{"textDocument": {{document}}, "position": {{place}}, "range": {"start": {{place}}, "end": {"line": {{Number()}}, "character": {{Number()}} } }, "newName": "renamed", "context": {"diagnostics": [], "includeDeclaration": true, "triggerCharacter": " "}, "options": {} }"""
            )
        );
    }

    private string Number() =>
        random.Next(8) switch
        {
            0 => "2147483647",
            1 => "4294967295",
            2 => "1e300",
            3 => "-1",
            _ => random.Next(12).ToString(CultureInfo.InvariantCulture),
        };

    private void Edit(EditorPipe editor, string uri, int version)
    {
        if (!open.TryGetValue(uri, out var text))
        {
            return;
        }

        if (text.Length > 2_000)
        {
            text = "";
            editor.Tell(
                "textDocument/didChange",
                new JsonObject
                {
                    ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
                    ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
                }.ToJsonString()
            );
        }
        else
        {
            var start = Whole(text, random.Next(text.Length + 1));
            var (end, to) = random.Next(6) switch
            {
                0 => (EndOfLine(text, start), $$"""{"line": {{Line(text, start)}}, "character": 2147483647}"""),
                1 when random.Next(4) == 0 => (text.Length, """{"line": 2147483647, "character": 2147483647}"""),
                2 when Whole(text, Math.Min(text.Length, start + random.Next(20))) is var behind => (behind, Position(text, behind)),
                _ => (start, Position(text, start)),
            };
            var inserted = Inserted[random.Next(Inserted.Length)];
            var json = JsonValue
                .Create(inserted)!
                .ToJsonString()
                .Replace("LONE", random.Next(2) == 0 ? "\\ud83d" : "\\udc00", StringComparison.Ordinal);
            editor.Tell(
                "textDocument/didChange",
                $$"""{"textDocument": {"uri": "{{uri}}", "version": {{version}} }, "contentChanges": [{"range": {"start": {{Position(text, start)}}, "end": {{to}} }, "text": {{json}} }]}"""
            );
            text = string.Concat(text.AsSpan(0, start), inserted == "LONE" ? "\uFFFD" : inserted, text.AsSpan(end));
        }

        open[uri] = text;
    }

    private async Task CompareAsync(EditorPipe editor, int number)
    {
        foreach (var (uri, text) in open)
        {
            var there = await editor.AskAsync("sluice/text", $$"""{"textDocument": {"uri": "{{uri}}"} }""");
            Assert.True(
                text == there["result"]!["text"]!.GetValue<string>(),
                $"after message {number} {uri} should be {JsonValue.Create(text)!.ToJsonString()} and is {there["result"]!.ToJsonString()}"
            );
        }
    }

    private static string Position(string text, int offset) =>
        $$"""{"line": {{Line(text, offset)}}, "character": {{offset - Starts(text).Last(s => s <= offset)}} }""";

    private static int Line(string text, int offset) => Starts(text).Count(s => s <= offset) - 1;

    private static int EndOfLine(string text, int offset) =>
        text.AsSpan(offset).IndexOfAny('\r', '\n') is >= 0 and var length ? offset + length : text.Length;

    private static List<int> Starts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }

    // A place that the protocol can name: not within a line break, not within a pair of surrogates.
    private static int Whole(string text, int offset) =>
        offset > 0 && offset < text.Length && ((text[offset - 1] == '\r' && text[offset] == '\n') || char.IsLowSurrogate(text[offset]))
            ? offset - 1
            : offset;
}
