using System.Text.Json.Nodes;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.LanguageServer;

/// <summary>The real process over its standard input and output.</summary>
[Trait("Category", "Slow")]
public sealed class ServerTests : IDisposable
{
    private readonly TemporaryFolder workspace = TemporaryFolder.OfPages();

    private string Set => Path.Combine(workspace.Folder, "policies", "app_store_scoring");

    private string Rules => EditorClient.UriOf(Path.Combine(Set, "rules.sluice"));

    [Fact]
    public async Task It_says_what_it_can_and_ends_when_asked()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);

        string[] wanted =
        [
            "completionProvider",
            "hoverProvider",
            "definitionProvider",
            "referencesProvider",
            "renameProvider",
            "documentSymbolProvider",
            "workspaceSymbolProvider",
            "foldingRangeProvider",
            "semanticTokensProvider",
            "documentFormattingProvider",
            "codeActionProvider",
            "codeLensProvider",
            "executeCommandProvider",
        ];
        Assert.All(wanted, w => Assert.NotNull(client.Capabilities[w]));
        Assert.Equal(0, await client.EndAsync());
    }

    [Fact]
    public async Task It_reports_while_typing_in_policies_and_in_the_manifests_that_use_them()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        var vocabulary = EditorClient.UriOf(Path.Combine(Set, "vocabulary.sluice"));
        var text = File.ReadAllText(Path.Combine(Set, "vocabulary.sluice"));
        client.Open(vocabulary, text);

        client.Replace(vocabulary, text.Replace("  phone  ", "  mobile ", StringComparison.Ordinal), 2);
        await client.HearAsync("textDocument/publishDiagnostics", n =>
            IsAbout(n, "promises.sluice", "no category is called `account.phone`")
        );
        await client.HearAsync("textDocument/publishDiagnostics", n =>
            IsAbout(n, "app_store_daily.yaml", "no category is called `account.phone`")
        );

        client.Replace(vocabulary, text, 3);
        await client.HearAsync("textDocument/publishDiagnostics", n =>
            n["uri"]!.GetValue<string>().EndsWith("app_store_daily.yaml", StringComparison.Ordinal)
            && n["diagnostics"]!.AsArray().Count == 0
        );
    }

    [Fact]
    public async Task It_completes_in_a_text_that_is_only_begun()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        client.Open(Rules, "rule begun {\n  allow credit.");

        var answer = await client.AskAtAsync("textDocument/completion", Rules, 1, 15);

        var item = answer["result"]!["items"]!.AsArray().Single(static i => i!["label"]!.GetValue<string>() == "credit.order")!;
        Assert.Equal("Order", item["detail"]!.GetValue<string>());
        Assert.Equal(8, item["textEdit"]!["range"]!["start"]!["character"]!.GetValue<int>());
    }

    [Fact]
    public async Task It_runs_a_test_on_the_text_as_it_is_in_the_editor()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        var promises = Path.Combine(Set, "promises.sluice");
        var text = File.ReadAllText(promises);
        client.Open(EditorClient.UriOf(promises), text);
        const string Name = "from the day of the suspension nothing moves";

        var passed = await Run(client, promises, Name);
        client.Replace(
            EditorClient.UriOf(promises),
            text.Replace(
                "on 2024-05-22\n    with agreement alipay_outsourcing, evidence",
                "on 2024-05-21\n    with agreement alipay_outsourcing, evidence",
                StringComparison.Ordinal
            ),
            2
        );
        var failed = await Run(client, promises, Name);

        Assert.True(passed["passed"]!.GetValue<bool>());
        Assert.False(failed["passed"]!.GetValue<bool>());
        Assert.Contains("expected deny by only suspended, found allow", failed["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_renamed_in_all_files_that_speak_of_it()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        client.Open(Rules, File.ReadAllText(Path.Combine(Set, "rules.sluice")));

        var answer = await client.AskAsync(
            "textDocument/rename",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Rules },
                ["position"] = new JsonObject { ["line"] = 5, ["character"] = 13 },
                ["newName"] = "money",
            }
        );
        foreach (var (uri, edits) in answer["result"]!["changes"]!.AsObject())
        {
            var path = new Uri(uri).LocalPath;
            File.WriteAllText(path, EditorText.Apply(File.ReadAllText(path), edits!.AsArray()));
        }

        var console = new FakeConsole();
        Assert.Equal(0, CliApp.Run(["test", Set], console, workspace.Folder));
        Assert.Equal(1, CliApp.Run(["check", Path.Combine(Set, "transfers"), "--policies", Set], console, workspace.Folder));
        Assert.Equal("", console.Complained.ToString());
    }

    [Fact]
    public async Task A_rename_that_cannot_be_is_refused_in_words()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        client.Open(Rules, File.ReadAllText(Path.Combine(Set, "rules.sluice")));

        var answer = await client.AskAsync(
            "textDocument/rename",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Rules },
                ["position"] = new JsonObject { ["line"] = 5, ["character"] = 13 },
                ["newName"] = "account",
            }
        );

        Assert.Equal("there is a category `account` already", answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_question_that_is_taken_back_keeps_nobody_waiting()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        client.Open(Rules, File.ReadAllText(Path.Combine(Set, "rules.sluice")));

        var asked = new List<Task<JsonNode>>();
        for (var i = 0; i < 50; i++)
        {
            asked.Add(client.AskAsync("workspace/symbol", new JsonObject { ["query"] = "a" }));
            client.Tell("$/cancelRequest", new JsonObject { ["id"] = client.LastId });
        }

        var answers = await Task.WhenAll(asked);
        var last = await client.AskAtAsync("textDocument/hover", Rules, 5, 13);

        // Each is answered: with what was asked for, or that it was cancelled.
        Assert.All(answers, static a =>
            Assert.True(a["result"] is not null || a["error"]!["code"]!.GetValue<int>() == -32800, a.ToJsonString())
        );
        Assert.Contains("`credit`", last["result"]!["contents"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_program_changes_is_read_again()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        var vocabulary = Path.Combine(Set, "vocabulary.sluice");

        File.WriteAllText(vocabulary, File.ReadAllText(vocabulary).Replace("  phone  ", "  mobile ", StringComparison.Ordinal));
        client.Tell(
            "workspace/didChangeWatchedFiles",
            new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["uri"] = EditorClient.UriOf(vocabulary), ["type"] = 2 }) }
        );
        await client.HearAsync("textDocument/publishDiagnostics", n =>
            IsAbout(n, "promises.sluice", "no category is called `account.phone`")
        );

        var added = Path.Combine(Set, "more.sluice");
        File.WriteAllText(added, "rule broken { allow nothing }\n");
        client.Tell(
            "workspace/didChangeWatchedFiles",
            new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["uri"] = EditorClient.UriOf(added), ["type"] = 1 }) }
        );
        await client.HearAsync("textDocument/publishDiagnostics", n => IsAbout(n, "more.sluice", "no category is called `nothing`"));
    }

    [Fact]
    public async Task What_lint_finds_is_reported_with_its_fix()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        client.Open(Rules, File.ReadAllText(Path.Combine(Set, "rules.sluice")) + "\nrule idle { deny credit except account }\n");

        var found = await client.HearAsync("textDocument/publishDiagnostics", static n =>
            n["diagnostics"]!.AsArray().Any(static d => d!["code"]!.GetValue<string>() == "SLU6004")
        );
        var range = found["diagnostics"]!.AsArray().First(static d => d!["code"]!.GetValue<string>() == "SLU6004")!["range"]!.DeepClone();
        var answer = await client.AskAsync(
            "textDocument/codeAction",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Rules },
                ["range"] = range,
                ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() },
            }
        );

        Assert.Contains(answer["result"]!.AsArray(), static a => a!["title"]!.GetValue<string>() == "Remove `account` after `except`");
    }

    [Fact]
    public async Task A_policy_is_laid_out_as_fmt_does()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);
        const string Text = "rule   idle{deny credit\nto alipay}\n";
        client.Open(Rules, Text);

        var answer = await client.AskAsync(
            "textDocument/formatting",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Rules },
                ["options"] = new JsonObject { ["tabSize"] = 2, ["insertSpaces"] = true },
            }
        );

        var console = new FakeConsole();
        File.WriteAllText(Path.Combine(Set, "rules.sluice"), Text);
        Assert.Equal(0, CliApp.Run(["fmt", Path.Combine(Set, "rules.sluice")], console, workspace.Folder));
        Assert.Equal(File.ReadAllText(Path.Combine(Set, "rules.sluice")), EditorText.Apply(Text, answer["result"]!.AsArray()));
    }

    [Fact]
    public async Task An_editor_that_goes_away_leaves_no_server_behind()
    {
        await using var client = await EditorClient.StartAsync(workspace.Folder);

        Assert.Equal(1, await client.LeaveAsync());
    }

    public void Dispose() => workspace.Dispose();

    private static bool IsAbout(JsonNode n, string file, string message) =>
        n["uri"]!.GetValue<string>().EndsWith(file, StringComparison.Ordinal)
        && n["diagnostics"]!.AsArray().Any(d => d!["message"]!.GetValue<string>().StartsWith(message, StringComparison.Ordinal));

    private static async Task<JsonNode> Run(EditorClient client, string path, string name)
    {
        var answer = await client.AskAsync(
            "workspace/executeCommand",
            new JsonObject { ["command"] = "sluice.runTest", ["arguments"] = new JsonArray(EditorClient.UriOf(path), name) }
        );
        return Assert.Single(answer["result"]!.AsArray())!;
    }
}
