using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Handlers;

/// <summary>Applies what the editor says has changed, one change after the other.</summary>
internal static class TextChanges
{
    public static string Apply(string text, IReadOnlyList<ContentChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                text = change.Text;
                continue;
            }

            var source = new SourceText("", text);
            var start = OffsetOf(source, range.Start);
            var end = Math.Max(start, OffsetOf(source, range.End));
            text = string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end));
        }

        return text;
    }

    // A byte order mark that an editor has in its text counts there as a character like any other.
    private static int OffsetOf(SourceText source, Position position)
    {
        var mark = position.Line <= 0 && source.Content.StartsWith('\uFEFF') ? 1 : 0;
        return position.Character < mark
            ? 0
            : ProtocolConversions.OffsetOf(source, position with { Character = position.Character - mark });
    }
}
