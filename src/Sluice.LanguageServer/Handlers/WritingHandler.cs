using Sluice.LanguageServer.Features;
using Sluice.LanguageServer.Model;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What helps to write: completion, renaming, formatting, repairs, running tests.</summary>
internal sealed class WritingHandler(Session session)
{
    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public CompletionList? Completion(CompletionParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.At(arguments.TextDocument.Uri, arguments.Position, place =>
    {
        var isBlank = arguments.Context?.TriggerCharacter == " ";
        var found = place.Set.Document(place.Path) is { } document
            ? PolicyCompletion.At(place.Set, document, place.Offset, isBlank)
            : ManifestCompletion.At(place.Set, place.Set.Manifests[place.Path], place.Offset, isBlank);
        return new CompletionList(false, [.. found.Select((s, i) => Shapes.Of(s, place.Source, i))]);
    }));

    [JsonRpcMethod("textDocument/prepareRename", UseSingleObjectParameterDeserialization = true)]
    public PrepareRenameResult? PrepareRename(PositionParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.At(arguments.TextDocument.Uri, arguments.Position, static place =>
        Navigation.NameAt(place.Set, place.Path, place.Offset) is { } name && Renaming.Refuse(place.Sets, name.Key) is null
            ? new PrepareRenameResult(Shapes.RangeOf(place.Source, name.Use.Span), place.Source.Content.Substring(name.Use.Span.Start, name.Use.Span.Length))
            : null));

    [JsonRpcMethod("textDocument/rename", UseSingleObjectParameterDeserialization = true)]
    public WorkspaceEdit? Rename(RenameParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.At(arguments.TextDocument.Uri, arguments.Position, place =>
    {
        if (Navigation.NameAt(place.Set, place.Path, place.Offset) is not { } name)
        {
            return null;
        }

        var sets = Navigation.Sharing(session.Workspace, place.Sets, name.Key);
        if ((Renaming.Refuse(sets, name.Key) ?? Renaming.Refuse(sets, name.Key, arguments.NewName) ?? Renaming.RefuseOutside(session.Workspace, sets, name.Key)) is { } reason)
        {
            throw new LocalRpcException(reason) { ErrorCode = RequestFailed };
        }

        return new WorkspaceEdit(Renaming.Rename(sets, name.Key, arguments.NewName).ToDictionary(
            f => session.UriOf(f.Key),
            static f => (IReadOnlyList<TextEditItem>)[.. f.Value.Select(static e => new TextEditItem(Shapes.RangeOf(e.Location.Source, e.Location.Span), e.NewText))],
            StringComparer.Ordinal));
    }));

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<TextEditItem>? Format(DocumentParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.In<IReadOnlyList<TextEditItem>>(arguments.TextDocument.Uri, static (sets, path, source) =>
        sets[0].Document(path) is { } document ? [.. LayingOut.Of(document).Select(e => new TextEditItem(Shapes.RangeOf(source, e.Location.Span), e.NewText))] : null));

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<CodeAction>? Actions(CodeActionParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.In<IReadOnlyList<CodeAction>>(arguments.TextDocument.Uri, (sets, path, source) =>
    {
        var (start, end) = (Shapes.OffsetOf(source, arguments.Range.Start), Shapes.OffsetOf(source, arguments.Range.End));
        return
        [
            .. session.Findings(sets, path)
                .Where(f => f.Repair is not null && f.Diagnostic.Location!.Span.Start <= end && f.Diagnostic.Location.Span.End >= start)
                .Select(f => new CodeAction(f.Repair!.Title, "quickfix", [session.Shape(f)], f.Repair.IsPreferred, Shapes.Of(f.Repair.Edits, e => UriOf(sets, path, e.Location.Path)))),
        ];
    }));

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<TestResult>? Execute(ExecuteCommandParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () =>
    {
        if (arguments.Name != Capabilities.RunTest || arguments.Arguments is not [{ ValueKind: System.Text.Json.JsonValueKind.String } uri, { ValueKind: System.Text.Json.JsonValueKind.String } test])
        {
            throw new LocalRpcException($"the command is `{Capabilities.RunTest}`, with the address of a file and the name of a test") { ErrorCode = InvalidParams };
        }

        return session.In<IReadOnlyList<TestResult>>(uri.GetString()!, (sets, _, _) => Run(sets[0], test.GetString()!)) ?? throw Failed("there are no policies at this address: no test is run");
    });

    private const int InvalidParams = -32602;
    private const int RequestFailed = -32803;

    // An empty list would read as if nothing had failed.
    private static LocalRpcException Failed(string reason) => new(reason) { ErrorCode = RequestFailed };

    private List<TestResult> Run(PolicySet set, string test)
    {
        // The test is run on the text as it is now, not as it was bound last.
        var bound = set.Bind();
        session.Workspace.Keep(set, bound);
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
            session.Note(set, name, passed);
        }

        if (outcomes.Length > 1)
        {
            session.Note(set, test, outcomes.All(static o => o.Passed));
        }

        var failed = outcomes.Where(static o => !o.Passed).ToList();
        session.Show(failed.Count == 0 ? 3 : 1, failed.Count == 0 ? $"ok: {test}" : string.Join("\n", failed.Select(static f => f.Message)));
        session.RefreshLenses();
        return [.. outcomes.Select(static o => new TestResult(o.Name, o.Passed, o.Message))];
    }

    private string UriOf(IReadOnlyList<PolicySet> sets, string path, string edited) =>
        edited == path ? session.UriOf(path) : session.UriOf((sets.FirstOrDefault(s => s.Documents.ContainsKey(edited)) ?? sets[0]).PathOf(edited));
}
