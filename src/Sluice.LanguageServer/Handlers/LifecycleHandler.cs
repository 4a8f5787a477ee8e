using System.Text.Json;
using Sluice.LanguageServer.Model;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Handlers;

/// <summary>Beginning, end, and what changes in between.</summary>
internal sealed class LifecycleHandler(EditorSession editorSession, string version)
{
    private readonly List<string> folders = [];

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public object Initialize(InitializeParams arguments)
    {
        Add(arguments.WorkspaceFolders?.Select(static f => f.Uri) ?? (arguments.RootUri is { } root ? [root] : []));
        editorSession.Safely<object>(() =>
        {
            editorSession.Start(arguments.Capabilities, folders);
            return null;
        });
        return Capabilities.All(version);
    }

    [JsonRpcMethod("initialized", UseSingleObjectParameterDeserialization = true)]
    public void Initialized(JsonElement arguments) =>
        editorSession.Safely<object>(() =>
        {
            editorSession.BindAll();
            _ = editorSession.WatchAsync();
            return null;
        });

    [JsonRpcMethod("shutdown")]
    public object? Shutdown(JsonElement? arguments = null)
    {
        editorSession.IsShutDown = true;
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit(JsonElement? arguments = null) => editorSession.End();

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(DidOpenParams arguments) =>
        editorSession.Safely<object>(() =>
        {
            editorSession.Open(arguments.TextDocument.Uri, arguments.TextDocument.Version, arguments.TextDocument.Text);
            return null;
        });

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(DidChangeParams arguments) =>
        editorSession.Safely<object>(() =>
        {
            editorSession.Change(arguments.TextDocument.Uri, arguments.TextDocument.Version, text =>
                TextChanges.Apply(text, arguments.ContentChanges)
            );
            return null;
        });

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void DidClose(DocumentParams arguments) =>
        editorSession.Safely<object>(() =>
        {
            editorSession.Close(arguments.TextDocument.Uri);
            return null;
        });

    [JsonRpcMethod("textDocument/didSave", UseSingleObjectParameterDeserialization = true)]
    public void DidSave(DocumentParams arguments) =>
        editorSession.Safely<object>(() =>
        {
            editorSession.Look();
            return null;
        });

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeWatchedFiles(WatchedFilesParams arguments) =>
        editorSession.Safely<object>(() =>
        {
            editorSession.Refresh(arguments.Changes);
            return null;
        });

    [JsonRpcMethod("workspace/didChangeWorkspaceFolders", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeFolders(FoldersParams arguments) =>
        editorSession.Safely<object>(() =>
        {
            folders.RemoveAll(f => arguments.Event.Removed.Any(r => FilePath.Of(r.Uri) == f));
            Add(arguments.Event.Added.Select(static a => a.Uri));
            editorSession.SetFolders(folders);
            return null;
        });

    /// <summary>The text as the server has it: for tests of an editor's side.</summary>
    [JsonRpcMethod("sluice/text", UseSingleObjectParameterDeserialization = true)]
    public DocumentText Text(DocumentParams arguments) => new(editorSession.Workspace.Text(FilePath.Of(arguments.TextDocument.Uri)));

    // Folders that are not on the disk hold nothing to read.
    private void Add(IEnumerable<string> uris) =>
        folders.AddRange(uris.Select(FilePath.Of).Where(static f => f.Contains('/') && !f.Contains("://", StringComparison.Ordinal)));
}
