using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Sluice.LanguageServer;
using Sluice.LanguageServer.Model;

namespace Sluice.Tests.LanguageServer;

/// <summary>The server's own session in this process, with an editor that writes bytes, right or wrong.</summary>
internal sealed class EditorPipe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Pipe toServer = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe toEditor = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonNode>> waiting = new();
    private readonly Stream output;
    private readonly Task<bool> served;
    private readonly Task reading;
    private long last;

    public EditorPipe(IWorkspaceFiles files)
    {
        output = toServer.Writer.AsStream();
        served = Task.Run(() => LanguageServerHost.RunAsync(toServer.Reader.AsStream(), toEditor.Writer.AsStream(), files, "1.0.0"));
        reading = Task.Run(ReadAsync);
    }

    /// <summary>Everything the server has said that answers no question.</summary>
    public ConcurrentQueue<JsonNode> Heard { get; } = new();

    /// <summary>What is answered to messages that could not be understood.</summary>
    public IEnumerable<int> Refusals =>
        Heard.Where(static h => h["error"] is not null).Select(static h => h["error"]!["code"]!.GetValue<int>());

    /// <summary>What the server has written into its log.</summary>
    public IEnumerable<string> Logged =>
        Heard
            .Where(static h => h["method"]?.GetValue<string>() == "window/logMessage")
            .Select(static h => h["params"]!["message"]!.GetValue<string>());

    /// <summary>Starts a session for the folder of <see cref="MemoryWorkspace"/>.</summary>
    public static async Task<EditorPipe> StartAsync(IWorkspaceFiles files, string capabilities = "{}")
    {
        var editor = new EditorPipe(files);
        await editor.AskAsync(
            "initialize",
            $$"""{"capabilities": {{capabilities}}, "workspaceFolders": [{"uri": "file://{{MemoryWorkspace.Root}}", "name": "w"}]}"""
        );
        editor.Tell("initialized", "{}");
        return editor;
    }

    public void Send(string body) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    public void Raw(string text) => Raw(Encoding.UTF8.GetBytes(text));

    public void Raw(byte[] bytes)
    {
        output.Write(bytes);
        output.Flush();
    }

    public void Tell(string method, string arguments) => Send($$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{arguments}} }""");

    public Task<JsonNode> AskAsync(string method, string arguments)
    {
        var id = Interlocked.Increment(ref last);
        var source = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = source;
        Send(
            $$"""{"jsonrpc": "2.0", "id": {{id.ToString(CultureInfo.InvariantCulture)}}, "method": "{{method}}", "params": {{arguments}} }"""
        );
        return source.Task.WaitAsync(Patience);
    }

    /// <summary>Waits for something the server says of its own accord.</summary>
    public async Task<JsonNode> HearAsync(Func<JsonNode, bool> wanted)
    {
        for (var i = 0; i < 3_000; i++)
        {
            if (Heard.LastOrDefault(wanted) is { } found)
            {
                return found;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException(string.Join("\n", Heard.Select(static h => h.ToJsonString())));
    }

    /// <summary>Says goodbye, or just goes away.</summary>
    /// <returns>Whether the server knows that it was asked to end.</returns>
    public async Task<bool> EndAsync()
    {
        await output.DisposeAsync();
        var asked = await served.WaitAsync(Patience);
        await toEditor.Writer.CompleteAsync();
        await reading.WaitAsync(Patience);
        return asked;
    }

    private async Task ReadAsync()
    {
        var input = toEditor.Reader.AsStream();
        while (await ReadMessageAsync(input) is { } message)
        {
            if (
                message["method"] is null
                && message["id"] is { } id
                && id.GetValueKind() == System.Text.Json.JsonValueKind.Number
                && waiting.TryRemove(id.GetValue<long>(), out var source)
            )
            {
                source.SetResult(message);
                continue;
            }

            Heard.Enqueue(message);
            if (message["method"] is not null && message["id"] is { } asked)
            {
                Send(
                    new JsonObject
                    {
                        ["jsonrpc"] = "2.0",
                        ["id"] = asked.DeepClone(),
                        ["result"] = null,
                    }.ToJsonString()
                );
            }
        }
    }

    private static async Task<JsonNode?> ReadMessageAsync(Stream input)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await input.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var body = new byte[
            int.Parse(
                head.ToString().Split("\r\n").Single(static l => l.StartsWith("Content-Length: ", StringComparison.Ordinal))[16..],
                CultureInfo.InvariantCulture
            )
        ];
        await input.ReadExactlyAsync(body);
        return JsonNode.Parse(body);
    }
}
