using System.Collections.Immutable;
using Sluice.LanguageServer.Model;
using Sluice.Syntax.Formatting;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>
/// Formatting as an edit of the lines from the first to the last that differ, so that the place of the cursor and of everything else stays.
/// </summary>
internal static class FormattingFeature
{
    /// <summary>The edit; none for a text that is laid out already or has mistakes.</summary>
    public static ImmutableArray<TextEdit> Of(PolicyPage document)
    {
        var before = document.Source.Content;
        if (PolicyFormatter.Format(document.Tree).Text is not { } after || after == before)
        {
            return [];
        }

        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        // Whole lines, and never half of what is one character or one line break.
        start = start == 0 ? 0 : before.LastIndexOf('\n', Math.Min(start, before.Length) - 1) + 1;
        var stop = before.IndexOf('\n', before.Length - end);
        end = stop < 0 ? 0 : before.Length - stop - 1;
        var span = TextSpan.FromBounds(start, Math.Max(start, before.Length - end));
        return [new TextEdit(new SourceLocation(document.Source, span), after[start..Math.Max(start, after.Length - end)])];
    }
}
