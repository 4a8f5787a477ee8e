using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>Edits that fixes are made of.</summary>
internal static class Edits
{
    /// <summary>Takes a stretch away, with its line where nothing else stands on it, else with the blanks before it.</summary>
    public static TextEdit RemoveLines(SourceLocation place)
    {
        var text = place.Source.Content;
        var (start, end) = (place.Span.Start, place.Span.End);
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        var after = end;
        while (after < text.Length && text[after] is ' ' or '\t')
        {
            after++;
        }

        var opens = start == 0 || text[start - 1] is '\n' or '\r';
        if (opens && (after == text.Length || text[after] is '\n' or '\r'))
        {
            end =
                after == text.Length ? after
                : text[after] == '\r' && after + 1 < text.Length && text[after + 1] == '\n' ? after + 2
                : after + 1;
        }
        else if (opens)
        {
            // Something stands behind it: its line keeps the blanks it begins with.
            (start, end) = (place.Span.Start, after);
        }

        return new TextEdit(new SourceLocation(place.Source, TextSpan.FromBounds(start, end)), "");
    }
}
