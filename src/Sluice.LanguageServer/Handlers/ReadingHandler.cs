using Sluice.Core.Binding.Names;
using Sluice.LanguageServer.Features;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Handlers;

/// <summary>What helps to read: hovering, going places, outlines, colours, lenses.</summary>
internal sealed class ReadingHandler(Session session)
{
    private const int MostSymbols = 500;

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Hover? Hover(PositionParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.At(arguments.TextDocument.Uri, arguments.Position, static place =>
        Hovering.At(place.Set, place.Path, place.Offset) is { } found ? new Hover(Shapes.Markdown(found.Page), Shapes.RangeOf(place.Source, found.Span)) : null));

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<Location>? Definition(PositionParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.At<IReadOnlyList<Location>>(arguments.TextDocument.Uri, arguments.Position, place =>
        Navigation.NameAt(place.Set, place.Path, place.Offset) is { } name
            ? [.. Navigation.Declarations(place.Sets, name.Key).Select(d => new Location(session.UriOf(d.Path), Shapes.RangeOf(d.Source, d.Span)))]
            : Navigation.FileAt(place.Set, place.Path, place.Offset) is { } file ? [new Location(session.UriOf(file), new Range(new Position(0, 0), new Position(0, 0)))] : null));

    [JsonRpcMethod("textDocument/references", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<Location>? References(ReferenceParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.At<IReadOnlyList<Location>>(arguments.TextDocument.Uri, arguments.Position, place =>
        Navigation.NameAt(place.Set, place.Path, place.Offset) is { } name
            ? [.. Navigation.References(Navigation.Sharing(session.Workspace, place.Sets, name.Key), name.Key, arguments.Context?.IncludeDeclaration ?? true).Select(d => new Location(session.UriOf(d.Path), Shapes.RangeOf(d.Source, d.Span)))]
            : null));

    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<DocumentSymbol>? Symbols(DocumentParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.In<IReadOnlyList<DocumentSymbol>>(arguments.TextDocument.Uri, static (sets, path, source) =>
        [.. (sets[0].Document(path) is { } document ? Outline.Of(document) : Outline.Of(sets[0].Manifests[path])).Select(o => Shapes.Of(o, source))]));

    [JsonRpcMethod("workspace/symbol", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<SymbolInformation>? AllSymbols(WorkspaceSymbolParams arguments, CancellationToken cancelled) => session.Safely<IReadOnlyList<SymbolInformation>>(cancelled, () =>
    [
        .. session.Workspace.Sets
            .SelectMany(s => s.Uses(u => u.IsDeclaration && u.Key.Kind is not (NameKind.Parameter or NameKind.Label or NameKind.Evidence or NameKind.Choice)
                && u.Key.Name.Contains(arguments.Query, StringComparison.OrdinalIgnoreCase)))
            .DistinctBy(static u => (u.Path, u.Use.Span))
            .Take(MostSymbols)
            .Select(u => new SymbolInformation(u.Use.Key.Name, Shapes.SymbolKind(u.Use.Key.Kind), new Location(session.UriOf(u.Path), Shapes.RangeOf(u.Source, u.Use.Span)), NameKinds.NameOf(u.Use.Key.Kind))),
    ]);

    [JsonRpcMethod("textDocument/foldingRange", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<FoldingRange>? Folds(DocumentParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.In<IReadOnlyList<FoldingRange>>(arguments.TextDocument.Uri, static (sets, path, _) =>
        sets[0].Document(path) is { } document ? [.. Folding.Of(document).Select(static f => new FoldingRange(f.Start - 1, f.End - 1, f.IsComment ? "comment" : null))] : null));

    [JsonRpcMethod("textDocument/semanticTokens/full", UseSingleObjectParameterDeserialization = true)]
    public SemanticTokens? Colours(DocumentParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.In(arguments.TextDocument.Uri, static (sets, path, source) =>
        Shapes.Of(sets[0].Document(path) is { } document ? Colouring.Of(sets[0], document) : Colouring.Of(sets[0], sets[0].Manifests[path]), source)));

    [JsonRpcMethod("textDocument/codeLens", UseSingleObjectParameterDeserialization = true)]
    public IReadOnlyList<CodeLens>? Lenses(DocumentParams arguments, CancellationToken cancelled) => session.Safely(cancelled, () => session.In<IReadOnlyList<CodeLens>>(arguments.TextDocument.Uri, (sets, path, source) =>
        sets[0].Document(path) is { } document
            ? [.. RuleLens.Of(sets[0], document, test => session.ResultOf(sets[0], test)).Select(l => new CodeLens(
                Shapes.RangeOf(source, l.Span),
                l.Test is { } test ? new Command(l.Title, Capabilities.RunTest, [arguments.TextDocument.Uri, test]) : new Command(l.Title, "")))]
            : null));
}
