using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What helps to write: completion, renaming, formatting, repairs, running tests.</summary>
internal sealed class WritingHandler(EditorSession editorSession)
{
    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public CompletionList? Completion(CompletionParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () => editorSession.At(arguments.TextDocument.Uri, arguments.Position, requestPosition =>
            {
                var isBlank = arguments.Context?.TriggerCharacter == " ";
                var found = requestPosition.Set.Document(requestPosition.Path) is { } document
                    ? PolicyCompletion.At(requestPosition.Set, document, requestPosition.Offset, isBlank)
                    : ManifestCompletion.At(
                        requestPosition.Set,
                        requestPosition.Set.Manifests[requestPosition.Path],
                        requestPosition.Offset,
                        isBlank
                    );
                return new CompletionList(false, [.. found.Select((s, i) => ProtocolConversions.Of(s, requestPosition.Source, i))]);
            }));

    [JsonRpcMethod("textDocument/prepareRename", UseSingleObjectParameterDeserialization = true)]
    public PrepareRenameResult? PrepareRename(PositionParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.At(arguments.TextDocument.Uri, arguments.Position, static requestPosition =>
                NavigationFeature.NameAt(requestPosition.Set, requestPosition.Path, requestPosition.Offset) is { } name
                && RenameFeature.Refuse(requestPosition.Sets, name.Key) is null
                    ? new PrepareRenameResult(
                        ProtocolConversions.RangeOf(requestPosition.Source, name.Use.Span),
                        requestPosition.Source.Content.Substring(name.Use.Span.Start, name.Use.Span.Length)
                    )
                    : null
            )
        );

    [JsonRpcMethod("textDocument/rename", UseSingleObjectParameterDeserialization = true)]
    public WorkspaceEdit? Rename(RenameParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () => editorSession.At(arguments.TextDocument.Uri, arguments.Position, requestPosition =>
            {
                if (NavigationFeature.NameAt(requestPosition.Set, requestPosition.Path, requestPosition.Offset) is not { } name)
                {
                    return null;
                }

                var sets = NavigationFeature.Sharing(editorSession.Workspace, requestPosition.Sets, name.Key);
                if (
                    (
                        RenameFeature.Refuse(sets, name.Key)
                        ?? RenameFeature.Refuse(sets, name.Key, arguments.NewName)
                        ?? RenameFeature.RefuseOutside(editorSession.Workspace, sets, name.Key)
                    ) is
                    { } reason
                )
                {
                    throw new LocalRpcException(reason) { ErrorCode = RequestFailed };
                }

                return new WorkspaceEdit(
                    RenameFeature
                        .Rename(sets, name.Key, arguments.NewName)
                        .ToDictionary(
                            f => editorSession.UriOf(f.Key),
                            static f =>
                                (IReadOnlyList<TextEditItem>)
                                    [
                                        .. f.Value.Select(static e => new TextEditItem(
                                            ProtocolConversions.RangeOf(e.Location.Source, e.Location.Span),
                                            e.NewText
                                        )),
                                    ],
                            StringComparer.Ordinal
                        )
                );
            }));

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<TextEditItem>? Format(DocumentParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.In<IReadOnlyList<TextEditItem>>(arguments.TextDocument.Uri, static (sets, path, source) =>
                sets[0].Document(path) is { } document
                    ?
                    [
                        .. FormattingFeature
                            .Of(document)
                            .Select(e => new TextEditItem(ProtocolConversions.RangeOf(source, e.Location.Span), e.NewText)),
                    ]
                    : null
            )
        );

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<CodeAction>? Actions(CodeActionParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.In<IReadOnlyList<CodeAction>>(arguments.TextDocument.Uri, (sets, path, source) =>
            {
                var (start, end) = (
                    ProtocolConversions.OffsetOf(source, arguments.Range.Start),
                    ProtocolConversions.OffsetOf(source, arguments.Range.End)
                );
                return
                [
                    .. editorSession
                        .Findings(sets, path)
                        .Where(f =>
                            f.DiagnosticFix is not null
                            && f.Diagnostic.Location!.Span.Start <= end
                            && f.Diagnostic.Location.Span.End >= start
                        )
                        .Select(f => new CodeAction(
                            f.DiagnosticFix!.Title,
                            "quickfix",
                            [editorSession.Shape(f)],
                            f.DiagnosticFix.IsPreferred,
                            ProtocolConversions.Of(f.DiagnosticFix.Edits, e => UriOf(sets, path, e.Location.Path))
                        )),
                ];
            })
        );

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<TestResult>? Execute(ExecuteCommandParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
        {
            if (
                arguments.Name != Capabilities.RunTest
                || arguments.Arguments
                    is not [
                        { ValueKind: System.Text.Json.JsonValueKind.String } uri,
                        { ValueKind: System.Text.Json.JsonValueKind.String } test,
                    ]
            )
            {
                throw new LocalRpcException($"the command is `{Capabilities.RunTest}`, with the address of a file and the name of a test")
                {
                    ErrorCode = InvalidParams,
                };
            }

            return editorSession.In<IReadOnlyList<TestResult>>(uri.GetString()!, (sets, _, _) => Run(sets[0], test.GetString()!))
                ?? throw Failed("there are no policies at this address: no test is run");
        });

    private const int InvalidParams = -32602;
    private const int RequestFailed = -32803;

    // An empty list would read as if nothing had failed.
    private static LocalRpcException Failed(string reason) => new(reason) { ErrorCode = RequestFailed };

    private List<TestResult> Run(PolicySetSnapshot set, string test)
    {
        // The test is run on the text as it is now, not as it was bound last.
        var bound = set.Bind();
        editorSession.Workspace.Keep(set, bound);
        if (TestRuns.Run(bound, test) is not { } outcomes)
        {
            throw Failed("the policies have errors: no test is run");
        }

        if (outcomes.IsEmpty)
        {
            throw Failed(TestRuns.Unknown(bound, test));
        }

        foreach (var (name, passed, _) in outcomes)
        {
            editorSession.Note(set, name, passed);
        }

        if (outcomes.Length > 1)
        {
            editorSession.Note(set, test, outcomes.All(static o => o.Passed));
        }

        var failed = outcomes.Where(static o => !o.Passed).ToList();
        editorSession.Show(
            failed.Count == 0 ? 3 : 1,
            failed.Count == 0 ? $"ok: {test}" : string.Join("\n", failed.Select(static f => f.Message))
        );
        editorSession.RefreshLenses();
        return [.. outcomes.Select(static o => new TestResult(o.Name, o.Passed, o.Message))];
    }

    private string UriOf(IReadOnlyList<PolicySetSnapshot> sets, string path, string edited) =>
        edited == path
            ? editorSession.UriOf(path)
            : editorSession.UriOf((sets.FirstOrDefault(s => s.Documents.ContainsKey(edited)) ?? sets[0]).PathOf(edited));
}
