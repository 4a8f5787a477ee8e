using System.Text.Json.Nodes;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>
/// What comes in between editor and server: broken messages, beginnings and ends, texts that are not the server's business, the disk.
/// </summary>
public class MessageTests
{
    private const string Policy =
        "category account\npurpose support\npartner desk { in IE }\nrule r { allow account to desk for support }\ntest \"t\" { transfer account to desk for support on 2026-01-15 expect allow }\n";
    private const string Uri = "file:///ws/p/a.sluice";

    private static MemoryWorkspace Files =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/ws/p/a.sluice"] = Policy,
                ["/ws/p/transfers/t.yaml"] = "transfer: t\n",
            }
        );

    [Theory]
    [InlineData("Content-Length: 3\r\n\r\n{\"a", -32700)]
    [InlineData("Content-Length: 2\r\n\r\n{}", -32600)]
    [InlineData("Content-Length: 2\r\n\r\n[]", -32600)]
    [InlineData("Content-Length: 4\r\n\r\nnull", -32600)]
    [InlineData("Content-Length: 33\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": 12 }", -32600)]
    [InlineData("Content-Length: 52\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"shutdown\"      }", -32600)]
    [InlineData("Content-Length: 37\r\n\r\n{\"jsonrpc\":\"1.0\",\"method\":\"shutdown\"}", -32600)]
    [InlineData("Content-Length: 26\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":  7}", -32600)]
    [InlineData("Content-Length: -1\r\n\r\n", -32700)]
    [InlineData("Content-Length: 99999999999\r\n\r\n{}", -32700)]
    [InlineData("Content-Length: many\r\n\r\n{}\r\n\r\n{}", -32700)]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}", -32700)]
    [InlineData("Content-Length: 2\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n{}", -32700)]
    [InlineData("hello?\r\n\r\n", -32700)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}", -32700)]
    [InlineData("Content-Length: 20\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}", -32700)]
    [InlineData("Content-Length: 60\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}", -32700)]
    public async Task A_broken_message_is_refused_told_and_the_next_is_read(string broken, int code)
    {
        var editor = await EditorPipe.StartAsync(Files);

        editor.Raw(broken);
        var answer = await editor.AskAsync("textDocument/hover", Place(0, 10));

        Assert.Contains("account", answer["result"]!["contents"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal([code], editor.Refusals);
        Assert.StartsWith("A message was left out: ", Assert.Single(editor.Logged), StringComparison.Ordinal);
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var editor = await EditorPipe.StartAsync(Files);

        editor.Raw([.. "Content-Length: 5\r\n\r\n{\""u8, 0xff, .. "\"}"u8]);
        await editor.AskAsync("textDocument/hover", Place(0, 10));

        Assert.Equal([-32700], editor.Refusals);
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task The_number_of_a_request_that_is_no_message_is_in_its_answer()
    {
        var editor = await EditorPipe.StartAsync(Files);

        editor.Send("""{"jsonrpc": "2.0", "id": "mine", "method": "shutdown", "params": 3}""");

        Assert.Equal("mine", (await editor.HearAsync(static h => h["error"] is not null))["id"]!.GetValue<string>());
        Assert.False(await editor.EndAsync());
    }

    /// <summary>What an editor's tests and scripts do: everything at once, then the end of the input.</summary>
    [Fact]
    public async Task What_was_asked_before_the_end_is_answered()
    {
        for (var i = 0; i < 50; i++)
        {
            var editor = new EditorPipe(Files);
            var asked = new[]
            {
                editor.AskAsync("initialize", """{"capabilities": {}, "workspaceFolders": null}"""),
                editor.AskAsync("shutdown", "null"),
            };
            editor.Tell("exit", "null");

            Assert.True(await editor.EndAsync());
            Assert.NotNull((await asked[0])["result"]!["capabilities"]);
            Assert.Null((await asked[1])["error"]);
        }
    }

    [Fact]
    public async Task A_range_to_the_largest_number_ends_with_the_line_or_the_text()
    {
        var editor = await EditorPipe.StartAsync(Files);
        Open(editor, Uri, "one\ntwo\nthree");

        Change(editor, 2, (0, 1, 0, int.MaxValue), "1");
        Change(editor, 3, (1, 0, 2, 4294967295), "2");
        Assert.Equal("o1\n2", await TextAsync(editor, Uri));
        Change(editor, 4, (0, 0, int.MaxValue, int.MaxValue), "all");

        Assert.Equal("all", await TextAsync(editor, Uri));
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task Half_a_character_keeps_its_place()
    {
        var editor = await EditorPipe.StartAsync(Files);

        editor.Tell(
            "textDocument/didOpen",
            $$"""{"textDocument": {"uri": "{{Uri}}", "languageId": "sluice", "version": 1, "text": "a\ud83db\\ud83d\ude00\ud83d\ude00\udc00"} }"""
        );

        Assert.Equal("a\uFFFDb\\ud83d\uFFFD\uD83D\uDE00\uFFFD", await TextAsync(editor, Uri));
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task Texts_of_a_version_control_are_not_judged_and_change_nothing()
    {
        var editor = await EditorPipe.StartAsync(Files);
        Open(editor, "git:/ws/p/a.sluice?%7B%22ref%22%3A%22~%22%7D", "rule broken { allow nothing");
        Open(editor, Uri, Policy);
        await editor.HearAsync(static h => IsAbout(h, Uri) && h["params"]!["diagnostics"]!.AsArray().Count == 0);

        Assert.Null(
            (
                await editor.AskAsync(
                    "textDocument/hover",
                    """{"textDocument": {"uri": "git:/ws/p/a.sluice?%7B%22ref%22%3A%22~%22%7D"}, "position": {"line": 0, "character": 1}}"""
                )
            )["result"]
        );
        Assert.DoesNotContain(editor.Heard, static h =>
            h["params"]?["uri"]?.GetValue<string>().StartsWith("git:", StringComparison.Ordinal) == true
        );
        Assert.False(await editor.EndAsync());
    }

    [Theory]
    [InlineData("file:///ws/p/tsconfig.json", "{\"compilerOptions\": {}}")]
    [InlineData("file:///ws/p/a.sluice", Policy)]
    [InlineData("untitled:Untitled-1", "// Nothing yet.\n")]
    public async Task A_file_with_nothing_wrong_gets_an_empty_list_whenever_it_is_opened(string uri, string text)
    {
        var editor = await EditorPipe.StartAsync(Files);
        for (var i = 1; i <= 2; i++)
        {
            Open(editor, uri, text);
            await editor.HearAsync(_ => editor.Heard.Count(h => IsAbout(h, uri)) == i);
            editor.Tell("textDocument/didClose", $$"""{"textDocument": {"uri": "{{uri}}"} }""");
        }

        Assert.All(editor.Heard.Where(h => IsAbout(h, uri)), static h => Assert.Empty(h["params"]!["diagnostics"]!.AsArray()));
        Assert.False(await editor.EndAsync());
    }

    [Theory]
    [InlineData(Uri, "\"u\"", "no test is called `u`")]
    [InlineData("file:///ws/p/tsconfig.json", "\"t\"", "there are no policies at this address: no test is run")]
    public async Task A_test_that_cannot_be_run_does_not_pass(string uri, string test, string reason)
    {
        var editor = await EditorPipe.StartAsync(Files);

        var answer = await editor.AskAsync(
            "workspace/executeCommand",
            $$"""{"command": "sluice.runTest", "arguments": ["{{uri}}", {{test}}]}"""
        );

        Assert.Equal(reason, answer["error"]!["message"]!.GetValue<string>());
        Assert.DoesNotContain(editor.Heard, static h => h.ToJsonString().Contains("ok: ", StringComparison.Ordinal));
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task A_test_of_policies_with_errors_does_not_pass()
    {
        var editor = await EditorPipe.StartAsync(Files);
        Open(editor, Uri, Policy + "rule broken { allow nothing }\n");

        var answer = await editor.AskAsync(
            "workspace/executeCommand",
            $$"""{"command": "sluice.runTest", "arguments": ["{{Uri}}", "t"]}"""
        );

        Assert.Equal("the policies have errors: no test is run", answer["error"]!["message"]!.GetValue<string>());
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task An_editor_that_can_watch_the_disk_is_asked_to()
    {
        var editor = await EditorPipe.StartAsync(Files, """{"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}""");

        var asked = await editor.HearAsync(static h => h["method"]?.GetValue<string>() == "client/registerCapability");

        Assert.Equal("workspace/didChangeWatchedFiles", asked["params"]!["registrations"]![0]!["method"]!.GetValue<string>());
        Assert.Equal(
            "**/*.{sluice,csx}",
            asked["params"]!["registrations"]![0]!["registerOptions"]!["watchers"]![0]!["globPattern"]!.GetValue<string>()
        );
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task Where_nobody_watches_the_disk_is_looked_at_on_opening_and_saving()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["/ws/p/a.sluice"] = Policy };
        var editor = await EditorPipe.StartAsync(new MemoryWorkspace(files));
        Open(editor, Uri, Policy);

        files["/ws/p/b.sluice"] = "rule broken { allow nothing to desk for support }\n";
        editor.Tell("textDocument/didSave", $$"""{"textDocument": {"uri": "{{Uri}}"} }""");
        await editor.HearAsync(static h => IsAbout(h, "file:///ws/p/b.sluice") && h["params"]!["diagnostics"]!.AsArray().Count > 0);

        files["/ws/p/b.sluice"] = "category nothing\nrule broken { allow nothing to desk for support }\n";
        Open(editor, "file:///ws/p/c.sluice", "");
        await editor.HearAsync(static h =>
            IsAbout(h, "file:///ws/p/b.sluice")
            && h["params"]!["diagnostics"]!.AsArray().All(static d => d!["severity"]!.GetValue<int>() > 1)
        );
        Assert.False(await editor.EndAsync());
    }

    [Fact]
    public async Task A_change_of_a_text_that_is_not_open_is_left_out()
    {
        var editor = await EditorPipe.StartAsync(Files);

        Change(editor, 2, (0, 0, 1, 0), "rule broken {");

        Assert.Equal(Policy, await TextAsync(editor, Uri));
        Assert.Equal(["A change was left out: its text is not open."], editor.Logged);
        Assert.False(await editor.EndAsync());
    }

    private static string Place(int line, int character) =>
        $$"""{"textDocument": {"uri": "{{Uri}}"}, "position": {"line": {{line}}, "character": {{character}} } }""";

    private static bool IsAbout(JsonNode heard, string uri) =>
        heard["method"]?.GetValue<string>() == "textDocument/publishDiagnostics" && heard["params"]!["uri"]!.GetValue<string>() == uri;

    private static void Open(EditorPipe editor, string uri, string text) =>
        editor.Tell(
            "textDocument/didOpen",
            new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["uri"] = uri,
                    ["languageId"] = "sluice",
                    ["version"] = 1,
                    ["text"] = text,
                },
            }.ToJsonString()
        );

    private static void Change(
        EditorPipe editor,
        int version,
        (long Line, long Character, long EndLine, long EndCharacter) range,
        string text
    ) =>
        editor.Tell(
            "textDocument/didChange",
            $$"""
            {"textDocument": {"uri": "{{Uri}}", "version": {{version}} }, "contentChanges": [{"range": {"start": {"line": {{range.Line}}, "character": {{range.Character}} }, "end": {"line": {{range.EndLine}}, "character": {{range.EndCharacter}} } }, "text": "{{text}}"}]}
            """
        );

    private static async Task<string> TextAsync(EditorPipe editor, string uri) =>
        (await editor.AskAsync("sluice/text", $$"""{"textDocument": {"uri": "{{uri}}"} }"""))["result"]!["text"]!.GetValue<string>();
}
