using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sluice.LanguageServer.Handlers;

// The parts of the Language Server Protocol that are used here, as plain records named as the protocol names them.
internal sealed record Position(
    [property: JsonConverter(typeof(BoundedNumberConverter))] int Line,
    [property: JsonConverter(typeof(BoundedNumberConverter))] int Character
);

internal sealed record Range(Position Start, Position End);

internal sealed record Location(string Uri, Range Range);

internal sealed record TextDocumentIdentifier(string Uri, int? Version = null);

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

internal sealed record TextEditItem(Range Range, string NewText);

internal sealed record WorkspaceEdit(IReadOnlyDictionary<string, IReadOnlyList<TextEditItem>> Changes);

internal sealed record Command(string Title, [property: JsonPropertyName("command")] string Name, IReadOnlyList<object>? Arguments = null);

internal sealed record MarkupContent(string Kind, string Value);

// What the editor sends.
internal sealed record WorkspaceFolder(string Uri, string Name);

internal sealed record InitializeParams(
    int? ProcessId,
    string? RootUri,
    IReadOnlyList<WorkspaceFolder>? WorkspaceFolders,
    JsonElement? Capabilities
);

internal sealed record DidOpenParams(TextDocumentItem TextDocument);

internal sealed record ContentChange(Range? Range, string Text);

internal sealed record DidChangeParams(TextDocumentIdentifier TextDocument, IReadOnlyList<ContentChange> ContentChanges);

internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

// A trigger character is there when the editor asks of its own accord because of it.
internal sealed record CompletionContext(string? TriggerCharacter);

internal sealed record CompletionParams(TextDocumentIdentifier TextDocument, Position Position, CompletionContext? Context);

internal sealed record ReferenceContext(bool IncludeDeclaration);

internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context);

internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range);

internal sealed record WorkspaceSymbolParams(string Query);

internal sealed record ExecuteCommandParams([property: JsonPropertyName("command")] string Name, IReadOnlyList<JsonElement>? Arguments);

// Type 2 is a file whose content has changed; others have come or gone.
internal sealed record FileEvent(string Uri, int Type);

internal sealed record WatchedFilesParams(IReadOnlyList<FileEvent> Changes);

internal sealed record FoldersChange(IReadOnlyList<WorkspaceFolder> Added, IReadOnlyList<WorkspaceFolder> Removed);

internal sealed record FoldersParams(FoldersChange Event);

// What is answered.
internal sealed record RelatedInformation(Location Location, string Message);

internal sealed record DiagnosticItem(
    Range Range,
    int Severity,
    string Code,
    string Source,
    string Message,
    IReadOnlyList<RelatedInformation>? RelatedInformation
);

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, IReadOnlyList<DiagnosticItem> Diagnostics);

internal sealed record CompletionItem(
    string Label,
    int Kind,
    string? Detail,
    MarkupContent? Documentation,
    string? FilterText,
    string SortText,
    TextEditItem TextEdit
);

internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<CompletionItem> Items);

internal sealed record Hover(MarkupContent Contents, Range Range);

internal sealed record PrepareRenameResult(Range Range, string Placeholder);

internal sealed record DocumentSymbol(
    string Name,
    string? Detail,
    int Kind,
    Range Range,
    Range SelectionRange,
    IReadOnlyList<DocumentSymbol> Children
);

internal sealed record SymbolInformation(string Name, int Kind, Location Location, string? ContainerName);

internal sealed record FoldingRange(int StartLine, int EndLine, string? Kind);

internal sealed record SemanticTokens(IReadOnlyList<int> Data);

internal sealed record CodeAction(
    string Title,
    string Kind,
    IReadOnlyList<DiagnosticItem>? Diagnostics,
    bool? IsPreferred,
    WorkspaceEdit Edit
);

internal sealed record CodeLens(Range Range, Command Command);

internal sealed record FileSystemWatcher(string GlobPattern);

internal sealed record WatchOptions(IReadOnlyList<FileSystemWatcher> Watchers);

internal sealed record Registration(string Id, string Method, WatchOptions RegisterOptions);

internal sealed record RegistrationParams(IReadOnlyList<Registration> Registrations);

internal sealed record MessageParams(int Type, string Message);

internal sealed record TestResult(string Name, bool Passed, string Message);

internal sealed record DocumentText(string? Text);
