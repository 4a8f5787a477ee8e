using System.Text.Json.Nodes;
using Sluice.Cli.Tests.LanguageServer;
using Xunit;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>What the language server says of a hostile policy: an editor shows hovers as Markdown and diagnostics as text.</summary>
[Trait("Category", "Slow")]
public sealed class HostileEditorTests
{
    [Fact]
    public async Task An_editor_is_shown_text()
    {
        using var bench = new HostileBench();
        var named = Directory.GetFiles(Path.Join(bench.Folder, "set"), "*.sluice").Single();
        bench.Write("plain/p.sluice", File.ReadAllText(named));
        var good = Path.Join(bench.Folder, "plain", "p.sluice");
        await using var client = await EditorClient.StartAsync(bench.Folder);
        client.Open(EditorClient.UriOf(good), File.ReadAllText(good));
        var heard = await client.HearAsync("textDocument/publishDiagnostics", static n =>
            n["uri"]!.GetValue<string>().EndsWith("plain/p.sluice", StringComparison.Ordinal) && n["diagnostics"]!.AsArray().Count > 0
        );

        Assert.All(heard["diagnostics"]!.AsArray(), static d => Quiet.Assert(d!["message"]!.GetValue<string>()));
        foreach (var (line, column) in new[] { (0, 10), (1, 9), (2, 9), (5, 11), (6, 9), (7, 6), (9, 6) })
        {
            var hover = await client.AskAtAsync("textDocument/hover", EditorClient.UriOf(good), line, column);
            var page = hover["result"]!["contents"]!["value"]!.GetValue<string>();

            Assert.Contains("evil", page, StringComparison.Ordinal);
            Quiet.Assert(page);
            Quiet.AssertMarkdown(page);
        }

        Assert.Equal(0, await client.EndAsync());
    }
}
