using System.Collections.Immutable;
using Sluice.Syntax.Text;

namespace Sluice.Tests.LanguageServer;

/// <summary>Applies edits to a text.</summary>
internal static class Edits
{
    public static string Apply(string text, ImmutableArray<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(static e => e.Location.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Location.Span.Start), edit.NewText, text.AsSpan(edit.Location.Span.End));
        }

        return text;
    }
}
