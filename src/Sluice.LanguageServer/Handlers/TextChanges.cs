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
            var start = Shapes.OffsetOf(source, range.Start);
            var end = Math.Max(start, Shapes.OffsetOf(source, range.End));
            text = string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end));
        }

        return text;
    }
}
