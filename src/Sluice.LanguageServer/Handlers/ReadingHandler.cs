using Sluice.Core.Binding.Names;
using Sluice.LanguageServer.Features;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What helps to read: hovering, going places, outlines, colours, lenses.</summary>
internal sealed class ReadingHandler(EditorSession editorSession)
{
    private const int MostSymbols = 500;

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Hover? Hover(PositionParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.At(arguments.TextDocument.Uri, arguments.Position, static requestPosition =>
                HoverFeature.At(requestPosition.Set, requestPosition.Path, requestPosition.Offset) is { } found
                    ? new Hover(ProtocolConversions.Markdown(found.Page), ProtocolConversions.RangeOf(requestPosition.Source, found.Span))
                    : null
            )
        );

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<Location>? Definition(PositionParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.At<IReadOnlyList<Location>>(arguments.TextDocument.Uri, arguments.Position, requestPosition =>
                NavigationFeature.NameAt(requestPosition.Set, requestPosition.Path, requestPosition.Offset) is { } name
                    ?
                    [
                        .. NavigationFeature
                            .Declarations(requestPosition.Sets, name.Key)
                            .Select(d => new Location(editorSession.UriOf(d.Path), ProtocolConversions.RangeOf(d.Source, d.Span))),
                    ]
                : NavigationFeature.FileAt(requestPosition.Set, requestPosition.Path, requestPosition.Offset) is { } file
                    ? [new Location(editorSession.UriOf(file), new Range(new Position(0, 0), new Position(0, 0)))]
                : null
            )
        );

    [JsonRpcMethod("textDocument/references", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<Location>? References(ReferenceParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.At<IReadOnlyList<Location>>(arguments.TextDocument.Uri, arguments.Position, requestPosition =>
                NavigationFeature.NameAt(requestPosition.Set, requestPosition.Path, requestPosition.Offset) is { } name
                    ?
                    [
                        .. NavigationFeature
                            .References(
                                NavigationFeature.Sharing(editorSession.Workspace, requestPosition.Sets, name.Key),
                                name.Key,
                                arguments.Context?.IncludeDeclaration ?? true
                            )
                            .Select(d => new Location(editorSession.UriOf(d.Path), ProtocolConversions.RangeOf(d.Source, d.Span))),
                    ]
                    : null
            )
        );

    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<DocumentSymbol>? Symbols(DocumentParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.In<IReadOnlyList<DocumentSymbol>>(arguments.TextDocument.Uri, static (sets, path, source) =>
                [
                    .. (sets[0].Document(path) is { } document ? Outline.Of(document) : Outline.Of(sets[0].Manifests[path])).Select(o =>
                        ProtocolConversions.Of(o, source)
                    ),
                ]
            )
        );

    [JsonRpcMethod("workspace/symbol", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<SymbolInformation>? AllSymbols(WorkspaceSymbolParams arguments, CancellationToken cancelled) =>
        editorSession.Safely<IReadOnlyList<SymbolInformation>>(cancelled, () =>
            [
                .. editorSession
                    .Workspace.Sets.SelectMany(s =>
                        s.Uses(u =>
                            u.IsDeclaration
                            && u.Key.Kind is not (NameKind.Parameter or NameKind.Label or NameKind.Evidence or NameKind.Choice)
                            && u.Key.Name.Contains(arguments.Query, StringComparison.OrdinalIgnoreCase)
                        )
                    )
                    .DistinctBy(static u => (u.Path, u.Use.Span))
                    .Take(MostSymbols)
                    .Select(u => new SymbolInformation(
                        u.Use.Key.Name,
                        ProtocolConversions.SymbolKind(u.Use.Key.Kind),
                        new Location(editorSession.UriOf(u.Path), ProtocolConversions.RangeOf(u.Source, u.Use.Span)),
                        NameKinds.NameOf(u.Use.Key.Kind)
                    )),
            ]
        );

    [JsonRpcMethod("textDocument/foldingRange", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<FoldingRange>? Folds(DocumentParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.In<IReadOnlyList<FoldingRange>>(arguments.TextDocument.Uri, static (sets, path, _) =>
                sets[0].Document(path) is { } document
                    ?
                    [
                        .. FoldingRegion
                            .Of(document)
                            .Select(static f => new FoldingRange(f.Start - 1, f.End - 1, f.IsComment ? "comment" : null)),
                    ]
                    : null
            )
        );

    [JsonRpcMethod("textDocument/semanticTokens/full", UseSingleObjectParameterDeserialization = true)]
    public SemanticTokens? Colours(DocumentParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.In(arguments.TextDocument.Uri, static (sets, path, source) =>
                ProtocolConversions.Of(
                    sets[0].Document(path) is { } document
                        ? SemanticTokensFeature.Of(sets[0], document)
                        : SemanticTokensFeature.Of(sets[0], sets[0].Manifests[path]),
                    source
                )
            )
        );

    [JsonRpcMethod("textDocument/codeLens", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<CodeLens>? Lenses(DocumentParams arguments, CancellationToken cancelled) =>
        editorSession.Safely(cancelled, () =>
            editorSession.In<IReadOnlyList<CodeLens>>(arguments.TextDocument.Uri, (sets, path, source) =>
                sets[0].Document(path) is { } document
                    ?
                    [
                        .. RuleLens
                            .Of(sets[0], document, test => editorSession.ResultOf(sets[0], test))
                            .Select(l => new CodeLens(
                                ProtocolConversions.RangeOf(source, l.Span),
                                l.Test is { } test
                                    ? new Command(l.Title, Capabilities.RunTest, [arguments.TextDocument.Uri, test])
                                    : new Command(l.Title, "")
                            )),
                    ]
                    : null
            )
        );
}
