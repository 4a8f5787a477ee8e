using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sluice.Cli.Tests.LanguageServer;

/// <summary>
/// An editor that speaks to a real <c>sluice lsp</c> process; written from the protocol alone, with no library of the server's.
/// </summary>
internal sealed class EditorClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Stream output;
    private readonly Dictionary<int, TaskCompletionSource<JsonNode>> waiting = [];
    private readonly List<(string Method, JsonNode? Params)> notifications = [];
    private readonly SemaphoreSlim arrived = new(0);
    private readonly Task reading;

    private EditorClient(Process process)
    {
        this.process = process;
        output = process.StandardInput.BaseStream;
        reading = Task.Run(ReadAsync);
    }

    /// <summary>What the server has said without being asked.</summary>
    public IReadOnlyList<(string Method, JsonNode? Params)> Notifications
    {
        get
        {
            lock (notifications)
            {
                return [.. notifications];
            }
        }
    }

    /// <summary>The number of the request that was sent last.</summary>
    public int LastId { get; private set; }

    public bool HasExited => process.HasExited;

    /// <summary>Starts a server for a folder.</summary>
    public static async Task<EditorClient> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "sluice.dll"));
        start.ArgumentList.Add("lsp");
        var client = new EditorClient(Process.Start(start)!);
        var capabilities = await client.AskAsync(
            "initialize",
            new JsonObject
            {
                ["processId"] = null,
                ["rootUri"] = null,
                ["capabilities"] = new JsonObject(),
                ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = UriOf(folder), ["name"] = "w" }),
            }
        );
        client.Capabilities = capabilities["result"]!["capabilities"]!;
        client.Tell("initialized", new JsonObject());
        return client;
    }

    public JsonNode Capabilities { get; private set; } = new JsonObject();

    public static string UriOf(string path) => new Uri(path).AbsoluteUri;

    /// <summary>Sends a request and waits for its answer, error or not.</summary>
    public async Task<JsonNode> AskAsync(string method, JsonNode? arguments)
    {
        var id = ++LastId;
        var source = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (waiting)
        {
            waiting.Add(id, source);
        }

        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = id,
                ["method"] = method,
                ["params"] = arguments,
            }
        );
        return await source.Task.WaitAsync(Patience);
    }

    public void Tell(string method, JsonNode? arguments) =>
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["method"] = method,
                ["params"] = arguments,
            }
        );

    public void Open(string uri, string text) =>
        Tell(
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
            }
        );

    public void Replace(string uri, string text, int version) =>
        Tell(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
                ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
            }
        );

    public Task<JsonNode> AskAtAsync(string method, string uri, int line, int character) =>
        AskAsync(
            method,
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri },
                ["position"] = new JsonObject { ["line"] = line, ["character"] = character },
            }
        );

    /// <summary>Waits until the server has said something; what it said before counts too.</summary>
    public async Task<JsonNode> HearAsync(string method, Func<JsonNode, bool> wanted)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (Notifications.LastOrDefault(n => n.Method == method && wanted(n.Params!)).Params is { } found)
            {
                return found;
            }

            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"{method} was not heard; heard were {string.Join("\n", Notifications)}");
            }

            await arrived.WaitAsync(TimeSpan.FromMilliseconds(200));
        }
    }

    /// <summary>Says goodbye.</summary>
    /// <returns>The exit code of the process.</returns>
    public async Task<int> EndAsync()
    {
        await AskAsync("shutdown", null);
        Tell("exit", null);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Goes away without a word.</summary>
    /// <returns>The exit code of the process.</returns>
    public async Task<int> LeaveAsync()
    {
        output.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await reading;
        process.Dispose();
        arrived.Dispose();
    }

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        lock (output)
        {
            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
            output.Write(body);
            output.Flush();
        }
    }

    private async Task ReadAsync()
    {
        var input = process.StandardOutput.BaseStream;
        try
        {
            while (await ReadMessageAsync(input) is { } message)
            {
                if (message["method"]?.GetValue<string>() is { } method)
                {
                    if (message["id"] is { } asked)
                    {
                        Send(
                            new JsonObject
                            {
                                ["jsonrpc"] = "2.0",
                                ["id"] = asked.DeepClone(),
                                ["result"] = null,
                            }
                        );
                    }

                    lock (notifications)
                    {
                        notifications.Add((method, message["params"]));
                    }

                    arrived.Release();
                }
                else
                {
                    TaskCompletionSource<JsonNode>? source;
                    lock (waiting)
                    {
                        waiting.Remove(message["id"]!.GetValue<int>(), out source);
                    }

                    source?.SetResult(message);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process has ended.
        }

        lock (waiting)
        {
            foreach (var source in waiting.Values)
            {
                source.TrySetException(new IOException("the server has gone"));
            }
        }
    }

    private static async Task<JsonNode?> ReadMessageAsync(Stream input)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await input.ReadAsync(one) == 0)
            {
                return null;
            }

            header.Append((char)one[0]);
        }

        // Whatever is written to standard output beside the protocol breaks here.
        var line = header.ToString().Split("\r\n").Single(static l => l.StartsWith("Content-Length: ", StringComparison.Ordinal));
        var body = new byte[int.Parse(line["Content-Length: ".Length..], CultureInfo.InvariantCulture)];
        await input.ReadExactlyAsync(body);
        return JsonNode.Parse(body);
    }
}
