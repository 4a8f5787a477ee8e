using System.Collections.Immutable;
using System.Text.Json;
using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Text;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Handlers;

/// <summary>
/// What an editor has open and what it was told. Everything here runs on one queue, in the order in which it arrives, so nothing is locked;
/// only binding and lint run beside it, on sets that never change.
/// </summary>
internal sealed class EditorSession
{
    private readonly JsonRpc rpc;
    private readonly SynchronizationContext queue;
    private readonly Dictionary<string, (string Uri, int? Version)> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Root, string Test), string> results = [];
    private readonly DiagnosticReports diagnosticReports = new();
    private readonly LatestWorkQueue<(PolicySetAnalysis Bound, ImmutableArray<WorkspaceDiagnostic> Findings)> binding;
    private readonly LatestWorkQueue<ImmutableArray<WorkspaceDiagnostic>> linting;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool refreshesLenses;
    private bool watches;

    public EditorSession(JsonRpc rpc, SynchronizationContext queue, IWorkspaceFiles files)
    {
        this.rpc = rpc;
        this.queue = queue;
        Workspace = new Workspace(files);
        binding = new LatestWorkQueue<(PolicySetAnalysis, ImmutableArray<WorkspaceDiagnostic>)>(Current, Post)
        {
            Work = static set => set.Bind() is var bound ? (bound, WorkspaceDiagnostic.Of(set, bound)) : default,
            Done = Bound,
            Failed = Log,
        };
        linting = new LatestWorkQueue<ImmutableArray<WorkspaceDiagnostic>>(Current, Post)
        {
            Work = static set => WorkspaceDiagnostic.OfLint(set, set.Model),
            Done = Linted,
            Failed = Log,
        };
    }

    public Workspace Workspace { get; }

    /// <summary>Whether the editor has asked for the end.</summary>
    public bool IsShutDown { get; set; }

    /// <summary>Ends when the editor has said goodbye.</summary>
    public Task Ended => ended.Task;

    public void End() => ended.TrySetResult();

    public string UriOf(string path) => documents.TryGetValue(path, out var document) ? document.Uri : FilePath.ToUri(path);

    public void Start(JsonElement? capabilities, IEnumerable<string> folders)
    {
        refreshesLenses = Offers(capabilities, "workspace", "codeLens", "refreshSupport");
        watches = Offers(capabilities, "workspace", "didChangeWatchedFiles", "dynamicRegistration");
        Workspace.Load(folders);
    }

    public void SetFolders(IEnumerable<string> folders)
    {
        Workspace.Load(folders);
        BindAll();
    }

    public void BindAll()
    {
        Publish(diagnosticReports.KeepOnly(Workspace.Sets));
        foreach (var set in Workspace.Sets)
        {
            binding.Request(set.Root);
        }
    }

    /// <summary>
    /// Asks the editor to watch the disk. One that does not offer it has the disk looked at whenever a text is opened or saved.
    /// </summary>
    public async Task WatchAsync()
    {
        if (!watches)
        {
            return;
        }

        watches = false;
        try
        {
            await rpc.InvokeWithParameterObjectAsync(
                    "client/registerCapability",
                    new RegistrationParams([
                        new Registration(
                            "files",
                            "workspace/didChangeWatchedFiles",
                            new WatchOptions([
                                new FileSystemWatcher("**/*.{sluice,csx}"),
                                new FileSystemWatcher("**/transfers/**/*.{yaml,yml,json,jsonl}"),
                            ])
                        ),
                    ])
                )
                .ConfigureAwait(false);
            Post(() => watches = true);
        }
        catch (Exception e)
            when (e is RemoteRpcException or ConnectionLostException or ObjectDisposedException or OperationCanceledException)
        {
            // It does not after all.
        }
    }

    /// <summary>Reads the disk again where the editor does not watch it.</summary>
    public void Look()
    {
        if (!watches)
        {
            Rebind(Workspace.Reload());
        }
    }

    /// <summary>Files have come, gone, or were changed by another program.</summary>
    public void Refresh(IReadOnlyList<FileEvent> changes)
    {
        var paths = changes.Select(static c => (c.Type, Path: FilePath.Of(c.Uri))).ToList();
        if (paths.Exists(static c => !FilePath.IsPolicy(c.Path) && !FilePath.IsManifest(c.Path)))
        {
            // The scripts of facts are part of every set that names them.
            Workspace.Reload();
            BindAll();
        }
        else if (paths.Exists(static c => c.Type != 2))
        {
            Rebind(Workspace.Reload());
        }
        else
        {
            Rebind([.. paths.SelectMany(c => Workspace.Refresh(c.Path)).DistinctBy(static s => s.Root)]);
        }
    }

    public void Open(string uri, int? version, string text)
    {
        if (IsServed(uri))
        {
            diagnosticReports.Forget(FilePath.Of(uri));
            Take(uri, version, text);
            Look();
        }
    }

    public void Change(string uri, int? version, Func<string, string> change)
    {
        if (!IsServed(uri))
        {
            return;
        }

        var path = FilePath.Of(uri);
        if (documents.ContainsKey(path))
        {
            Take(uri, version, change(Workspace.Text(path) ?? ""));
        }
        else
        {
            Log("A change was left out: its text is not open.");
        }
    }

    public void Close(string uri)
    {
        var path = FilePath.Of(uri);
        if (IsServed(uri) && documents.Remove(path))
        {
            Rebind(Workspace.Close(path));
            Publish([path]);
        }
    }

    /// <summary>What is at a place of a text; the default where the text is not part of any policy set.</summary>
    public T? At<T>(string uri, Position position, Func<RequestPosition, T?> answer) =>
        In(uri, (sets, path, source) => answer(new RequestPosition(sets, path, source, ProtocolConversions.OffsetOf(source, position))));

    /// <summary>What is in a text; the default where the text is not part of any policy set.</summary>
    public T? In<T>(string uri, Func<IReadOnlyList<PolicySetSnapshot>, string, SourceText, T?> answer)
    {
        var path = FilePath.Of(uri);
        var sets = Workspace.SetsOf(path);
        return
            IsServed(uri)
            && sets.Count > 0
            && (sets[0].Document(path)?.Source ?? sets[0].Manifests.GetValueOrDefault(path)?.Source) is { } source
            ? answer(sets, path, source)
            : default;
    }

    /// <summary>The diagnostics of a file for the editor, as far as they apply to its present text.</summary>
    public IEnumerable<WorkspaceDiagnostic> Findings(IReadOnlyList<PolicySetSnapshot> sets, string path) =>
        diagnosticReports
            .About(path, sets)
            .Where(f =>
                sets.Any(s => (s.Document(path)?.Source ?? s.Manifests.GetValueOrDefault(path)?.Source) == f.Diagnostic.Location!.Source)
            );

    public DiagnosticItem Shape(WorkspaceDiagnostic workspaceDiagnostic) =>
        ProtocolConversions.Of(workspaceDiagnostic, UriOf, p => OwnerOf(workspaceDiagnostic) is { } set ? set.PathOf(p) : p);

    public string? ResultOf(PolicySetSnapshot set, string test) => results.GetValueOrDefault((set.Root, test));

    public void Note(PolicySetSnapshot set, string test, bool passed) => results[(set.Root, test)] = passed ? "ok" : "failed";

    public void Show(int type, string message) => Notify("window/showMessage", new MessageParams(type, message));

    public void RefreshLenses()
    {
        if (refreshesLenses)
        {
            _ = rpc.InvokeAsync("workspace/codeLens/refresh");
        }
    }

    /// <summary>
    /// Does something for the editor. A mistake in here is told and not passed on: an editor shows every failed answer to its user.
    /// </summary>
    public T? Safely<T>(Func<T?> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception e) when (e is not (OperationCanceledException or LocalRpcException))
        {
            Log(e);
            return default;
        }
    }

    /// <summary>
    /// The same for a question. Questions wait in one queue: one that the editor has taken back meanwhile is not worked on.
    /// </summary>
    public T? Safely<T>(CancellationToken cancelled, Func<T?> answer)
    {
        cancelled.ThrowIfCancellationRequested();
        return Safely(answer);
    }

    /// <summary>Writes a message to the editor's log.</summary>
    public void Log(string message, int type = 2) => Notify("window/logMessage", new MessageParams(type, message));

    private static bool IsServed(string uri) => FileAddress.IsServed(uri, OperatingSystem.IsWindows());

    private static bool Offers(JsonElement? capabilities, params ReadOnlySpan<string> path)
    {
        var found = capabilities ?? default;
        foreach (var key in path)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(key, out found))
            {
                return false;
            }
        }

        return found.ValueKind == JsonValueKind.True;
    }

    private void Take(string uri, int? version, string text)
    {
        var path = FilePath.Of(uri);
        documents[path] = (uri, version);
        var changed = Workspace.Change(path, text);
        var sets = Workspace.SetsOf(path);
        if (sets.Count == 0)
        {
            // Not ours, or no longer: nothing is wrong with it.
            Tell(path, []);
        }
        else if (sets[0].Document(path) is { } document && !document.Tree.Diagnostics.IsEmpty)
        {
            // What no longer reads is told at once; the rest follows when all is bound.
            Tell(path, WorkspaceDiagnostic.OfSyntax(path, document));
        }

        Rebind(changed);
    }

    private void Rebind(IReadOnlyList<PolicySetSnapshot> changed)
    {
        Publish(diagnosticReports.KeepOnly(Workspace.Sets));
        foreach (var set in changed)
        {
            binding.Request(set.Root);
        }
    }

    private void Post(Action action) =>
        queue.Post(
            _ =>
                Safely<object>(() =>
                {
                    action();
                    return null;
                }),
            null
        );

    private PolicySetSnapshot? Current(string root) => Workspace.Sets.FirstOrDefault(s => s.Root == root);

    private void Bound(PolicySetSnapshot set, (PolicySetAnalysis Bound, ImmutableArray<WorkspaceDiagnostic> Findings) result, bool isLatest)
    {
        // Of a set that has changed since only the names are taken: what was found may be put right already.
        Workspace.Keep(set, result.Bound);
        if (!isLatest)
        {
            return;
        }

        foreach (var (key, _) in results.Where(r => r.Key.Root == set.Root).ToList())
        {
            results.Remove(key);
        }

        Publish(
            diagnosticReports
                .Take(set, result.Findings)
                .Union(documents.Keys.Where(set.Contains).Order(StringComparer.Ordinal), StringComparer.Ordinal)
        );
        RefreshLenses();
        linting.Request(set.Root);
    }

    private void Linted(PolicySetSnapshot set, ImmutableArray<WorkspaceDiagnostic> findings, bool isLatest)
    {
        // A text that has changed since will be looked at again; what was found in it stands elsewhere by now.
        if (isLatest && Current(set.Root) is { } now)
        {
            Publish(
                diagnosticReports.TakeLint(now, [.. findings.Where(f => now.Document(f.Path)?.Source == f.Diagnostic.Location!.Source)])
            );
        }
    }

    private void Publish(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            Tell(path, diagnosticReports.About(path, Workspace.SetsOf(path)));
        }
    }

    private void Tell(string path, ImmutableArray<WorkspaceDiagnostic> findings)
    {
        DiagnosticItem[] items = [.. findings.Select(Shape)];
        if (diagnosticReports.IsNews(path, items.Length == 0 ? "" : JsonSerializer.Serialize(items), documents.ContainsKey(path)))
        {
            Notify(
                "textDocument/publishDiagnostics",
                new PublishDiagnosticsParams(UriOf(path), documents.TryGetValue(path, out var document) ? document.Version : null, items)
            );
        }
    }

    private PolicySetSnapshot? OwnerOf(WorkspaceDiagnostic workspaceDiagnostic) =>
        Workspace
            .SetsOf(workspaceDiagnostic.Path)
            .FirstOrDefault(s => FilePath.Relative(s.Root, workspaceDiagnostic.Path) == workspaceDiagnostic.Diagnostic.Location!.Path);

    private void Log(Exception e) => Log($"Internal error, please report it: {e}", 1);

    private void Notify(string method, object arguments) => _ = rpc.NotifyWithParameterObjectAsync(method, arguments);
}
