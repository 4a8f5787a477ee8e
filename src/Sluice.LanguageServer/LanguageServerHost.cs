using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.VisualStudio.Threading;
using Sluice.LanguageServer.Handlers;
using Sluice.LanguageServer.Messages;
using Sluice.LanguageServer.Model;
using StreamJsonRpc;

namespace Sluice.LanguageServer;

/// <summary>The language server on a pair of streams.</summary>
public static class LanguageServerHost
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Serves an editor until it says goodbye or goes away.</summary>
    /// <param name="input">What the editor writes.</param>
    /// <param name="output">What the editor reads; no other code may write there.</param>
    /// <param name="files">The files on disk.</param>
    /// <param name="version">The version to show.</param>
    /// <returns>Whether the editor asked for the end before it left.</returns>
    public static async Task<bool> RunAsync(Stream input, Stream output, IWorkspaceFiles files, string version)
    {
        var formatter = new SystemTextJsonFormatter
        {
            JsonSerializerOptions = new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            },
        };
        EditorSession? editorSession = null;
        var messages = new EditorMessages(input, output, formatter) { Log = m => editorSession!.Log(m) };
        var rpc = new JsonRpc(messages);
        var queue = new NonConcurrentSynchronizationContext(sticky: false);
        rpc.SynchronizationContext = queue;

        editorSession = new EditorSession(rpc, queue, files);
        var options = new JsonRpcTargetOptions { DisposeOnDisconnect = false };
        rpc.AddLocalRpcTarget(new LifecycleHandler(editorSession, version), options);
        rpc.AddLocalRpcTarget(new ReadingHandler(editorSession), options);
        rpc.AddLocalRpcTarget(new WritingHandler(editorSession), options);
        rpc.StartListening();

        // Nothing is disposed of: that would wait for a read of the editor's words, which may never come, and the process ends anyway.
        await Task.WhenAny(rpc.Completion, editorSession.Ended).ConfigureAwait(false);

        // An editor may say goodbye together with its last questions; whether it still reads is not known.
        await Task.WhenAny(rpc.Completion, messages.Answered, Task.Delay(Farewell)).ConfigureAwait(false);
        return editorSession.IsShutDown;
    }
}
