using Sluice.Core.Binding.Names;
using Sluice.LanguageServer.Features;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Handlers;

/// <summary>From plain data to the records of the protocol, which counts lines and characters from 0.</summary>
internal static class ProtocolConversions
{
    public static int OffsetOf(SourceText source, Position position) =>
        source.GetOffset(new LinePosition(Counted(position.Line), Counted(position.Character)));

    public static Range RangeOf(SourceText source, TextSpan span) => new(PositionOf(source, span.Start), PositionOf(source, span.End));

    public static MarkupContent Markdown(string text) => new("markdown", text);

    public static DiagnosticItem Of(WorkspaceDiagnostic workspaceDiagnostic, Func<string, string> uriOf, Func<string, string> pathOf)
    {
        var diagnostic = workspaceDiagnostic.Diagnostic;
        var location = diagnostic.Location!;
        return new DiagnosticItem(
            RangeOf(location.Source, location.Span),
            diagnostic.Severity == DiagnosticSeverity.Error ? 1 : 2,
            diagnostic.Id,
            "sluice",
            diagnostic.Hint is { } hint ? $"{diagnostic.Message}\n{hint}" : diagnostic.Message,
            diagnostic.Related.IsEmpty
                ? null
                :
                [
                    .. diagnostic.Related.Select(r => new RelatedInformation(
                        new Location(uriOf(pathOf(r.Location.Path)), RangeOf(r.Location.Source, r.Location.Span)),
                        r.Message
                    )),
                ]
        );
    }

    public static CompletionItem Of(CompletionSuggestion completionSuggestion, SourceText source, int rank) =>
        new(
            completionSuggestion.Text,
            completionSuggestion.Kind is { } kind ? CompletionKind(kind)
                : completionSuggestion.Detail is "value" or "country" ? 12
                : completionSuggestion.Detail == "key" ? 10
                : 14,
            completionSuggestion.Detail,
            completionSuggestion.Documentation is { } text ? Markdown(text) : null,
            completionSuggestion.Text,
            rank.ToString("00000", System.Globalization.CultureInfo.InvariantCulture),
            new TextEditItem(RangeOf(source, completionSuggestion.Replace), completionSuggestion.Text)
        );

    public static DocumentSymbol Of(Outline outline, SourceText source) =>
        new(
            outline.Name,
            outline.Detail,
            SymbolKind(outline.Kind),
            RangeOf(source, outline.Span),
            RangeOf(source, outline.Selection),
            [.. outline.Children.Select(c => Of(c, source))]
        );

    public static SemanticTokens Of(IEnumerable<(TextSpan Span, int Type, bool Declares)> words, SourceText source)
    {
        var data = new List<int>();
        var (line, character) = (0, 0);
        foreach (var (span, type, declares) in words)
        {
            var at = PositionOf(source, span.Start);
            data.AddRange([at.Line - line, at.Line == line ? at.Character - character : at.Character, span.Length, type, declares ? 1 : 0]);
            (line, character) = (at.Line, at.Character);
        }

        return new SemanticTokens(data);
    }

    public static WorkspaceEdit Of(IEnumerable<TextEdit> edits, Func<TextEdit, string> uriOf) =>
        new(
            edits
                .GroupBy(uriOf, StringComparer.Ordinal)
                .ToDictionary(
                    static g => g.Key,
                    static g =>
                        (IReadOnlyList<TextEditItem>)
                            [.. g.Select(static e => new TextEditItem(RangeOf(e.Location.Source, e.Location.Span), e.NewText))],
                    StringComparer.Ordinal
                )
        );

    /// <summary>The number of the protocol for a kind of name among symbols.</summary>
    public static int SymbolKind(NameKind? kind) =>
        kind switch
        {
            NameKind.Category => 5,
            NameKind.Purpose => 11,
            NameKind.Partner => 2,
            NameKind.Population => 23,
            NameKind.Region => 10,
            NameKind.Attribute => 7,
            NameKind.Consent or NameKind.Agreement => 24,
            NameKind.Form => 22,
            NameKind.Technique or NameKind.Rule or NameKind.Invariant => 12,
            NameKind.Duty => 6,
            _ => 8,
        };

    // From 0 to from 1. The largest number there is stands for the end.
    private static int Counted(int number) => Math.Clamp(number, 0, int.MaxValue - 1) + 1;

    private static Position PositionOf(SourceText source, int offset)
    {
        var position = source.GetPosition(Math.Min(offset, source.Content.Length));
        return new Position(position.Line - 1, position.Column - 1);
    }

    private static int CompletionKind(NameKind kind) =>
        kind switch
        {
            NameKind.Category => 7,
            NameKind.Purpose => 8,
            NameKind.Partner => 9,
            NameKind.Population => 22,
            NameKind.Region => 13,
            NameKind.Attribute => 10,
            NameKind.Consent or NameKind.Agreement or NameKind.Evidence => 23,
            NameKind.Form or NameKind.Choice => 20,
            NameKind.Parameter => 6,
            NameKind.Label => 16,
            _ => 3,
        };
}
